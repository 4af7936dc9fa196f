package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Holds the tests of this module to the locale that the build gives them. */
class LocaleTest {
    @Test
    void testsRunWhereDigitsAreNotThoseOfAscii() {
        assertNotEquals(
                '0', DecimalFormatSymbols.getInstance(Locale.getDefault()).getZeroDigit());
    }
}

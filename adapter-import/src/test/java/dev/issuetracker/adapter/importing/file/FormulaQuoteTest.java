package dev.issuetracker.adapter.importing.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaQuoteTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"=1+1,'=1+1", "-5,'-5", "'=1,''=1", "''@x,'''@x", "plain,plain", "'quoted','quoted'", "a=b,a=b"})
    void whatASpreadsheetWouldCalculateIsGuarded(String text, String guarded) {
        assertEquals(guarded, FormulaQuote.guarded(text));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"=1+1,=1+1", "'=1,''=1", "'quoted','quoted'"})
    void inACellOfTextOnlyAQuoteIsEscaped(String text, String escaped) {
        assertEquals(escaped, FormulaQuote.escaped(text));
    }

    @Test
    void everyTextComesBack() {
        Random random = new Random(20261126);
        for (int i = 0; i < 10_000; i++) {
            String text = random.ints(random.nextInt(6), 0, 6)
                    .mapToObj(at -> "'=+-@a".substring(at, at + 1))
                    .collect(Collectors.joining());
            assertEquals(text, FormulaQuote.removed(FormulaQuote.guarded(text)));
            assertEquals(text, FormulaQuote.removed(FormulaQuote.escaped(text)));
        }
    }
}

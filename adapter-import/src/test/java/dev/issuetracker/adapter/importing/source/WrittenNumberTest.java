package dev.issuetracker.adapter.importing.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.importing.source.WrittenNumber.Shows;
import dev.issuetracker.application.importing.file.DecimalSign;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,235.50 | 1235.50 | POINT",
                "1.235,50 | 1235.50 | COMMA",
                "1.234.567 | 1234567 | COMMA",
                "1,234,567 | 1234567 | POINT",
                "0,5 | 0.5 | COMMA",
                "0.125 | 0.125 | POINT",
                "12,34 | 12.34 | COMMA",
                "1234,567 | 1234.567 | COMMA",
                "1,2345 | 1.2345 | COMMA",
                "1 235,5 | 1235.5 | COMMA",
                "1\u00A0235,500 | 1235.500 | COMMA",
                "1\u202F235.500 | 1235.500 | POINT",
                "1'235.5 | 1235.5 | POINT",
                "1\u2019235 | 1235 |",
                "12 | 12 |",
                "+12 | 12 |",
                "-3.5 | -3.5 | POINT",
                "\u22123,5 | -3.5 | COMMA",
                "1.5E3 | 1.5E3 | POINT",
                "1e3 | 1e3 |",
            })
    void numberThatCanBeReadInOneWayIsReadSoWhateverTheColumnHas(String text, BigDecimal number, Shows shows) {
        assertEquals(Optional.ofNullable(shows), WrittenNumber.shows(text));
        assertEquals(Optional.of(number), WrittenNumber.of(text, null));
        assertEquals(Optional.of(number), WrittenNumber.of(text, DecimalSign.POINT));
        assertEquals(Optional.of(number), WrittenNumber.of(text, DecimalSign.COMMA));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,235 | 1235 | 1.235",
                "1.235 | 1.235 | 1235",
                "-12,500 | -12500 | -12.500",
                "999.000 | 999.000 | 999000",
            })
    void numberThatCanBeReadInTwoWaysIsReadByTheSignOfItsColumn(String text, BigDecimal point, BigDecimal comma) {
        assertEquals(Optional.of(Shows.EITHER), WrittenNumber.shows(text));
        assertEquals(Optional.empty(), WrittenNumber.of(text, null));
        assertEquals(Optional.of(point), WrittenNumber.of(text, DecimalSign.POINT));
        assertEquals(Optional.of(comma), WrittenNumber.of(text, DecimalSign.COMMA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ten",
                "12 h",
                "50%",
                "(5)",
                "1,23,456",
                "1.234.56",
                "1,234,567,8",
                "1 23",
                "1.234 567",
                "1..5",
                ".5",
                "5,",
                "1,234.567,8",
                "12:30",
                "$5",
                "1e",
                "- 5"
            })
    void otherTextsAreNoNumbers(String text) {
        assertEquals(Optional.empty(), WrittenNumber.shows(text));
        assertEquals(Optional.empty(), WrittenNumber.of(text, DecimalSign.POINT));
    }

    @ParameterizedTest
    @EnumSource(DecimalSign.class)
    void signIsFoundByItsCode(DecimalSign sign) {
        assertEquals(Optional.of(sign), DecimalSign.of(sign.code()));
    }
}

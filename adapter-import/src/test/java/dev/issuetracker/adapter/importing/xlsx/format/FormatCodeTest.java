package dev.issuetracker.adapter.importing.xlsx.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spreadsheet shows for a number and a format code. 43713 is Thursday, 5 September 2019. */
class FormatCodeTest {
    private static Optional<String> show(String code, double value) {
        return FormatCode.of(code).show(value, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yyyy\"年\"m\"月\"d\"日\";@ | 43713 | 2019年9月5日",
                "yyyy\"-\"mm\"-\"dd | 43713 | 2019-09-05",
                "d\" de \"mmmm\" de \"yyyy | 43713 | 5 de September de 2019",
                "[$-416]d\" de \"mmmm\" de \"yyyy;@ | 43713 | 5 de setembro de 2019",
                "[$-pt-BR]d\" de \"mmmm | 43713 | 5 de setembro",
                "[$-407]d. mmmm yyyy | 43713 | 5. September 2019",
                "[$-40C]dddd d mmmm | 43713 | jeudi 5 septembre",
                "[$-809]d mmm | 43713 | 5 Sep",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | 43713 | 2019-09-05",
                "[$-F400]h:mm:ss\\ AM/PM | 43713.75 | 18:00:00",
                "mmmm | 43713 | September",
                "mmm | 43713 | Sep",
                "mmmmm | 43713 | S",
                "mm | 43713 | 09",
                "dddd | 43713 | Thursday",
                "ddd d mmm yy | 43713 | Thu 5 Sep 19",
                "yyyy-mm-dd\"T\"hh:mm:ss | 43713.75 | 2019-09-05T18:00:00",
                "yyyy\\-mm\\-dd\\ hh:mm | 43713.5 | 2019-09-05 12:00",
                "m/d/yyyy h:mm AM/PM | 43713.5 | 9/5/2019 12:00 PM",
                "h:mm AM/PM | 43713 | 12:00 AM",
                "上午/下午h\"时\"mm\"分\" | 43713.75 | 下午6时00分",
                "h:mm:ss.000 | 43713.1234567 | 2:57:46.659",
                "h:mm:ss | 43713.99999999 | 0:00:00",
                "[h]:mm | 1.5 | 36:00",
                "[mm]:ss | 0.0625 | 90:00",
                "mm:ss | 0.0625 | 30:00",
                "d.m.yyyy;@ | 1 | 1.1.1900",
                "d.m.yyyy | 60 | 28.2.1900",
                "d.m.yyyy | 61 | 1.3.1900",
                "d.m.yyyy | 2958465 | 31.12.9999",
                "[$-411]ggge\"年\"m\"月\"d\"日\" | 43713 | 令和1年9月5日",
                "[$-411]ge.m.d | 43713 | R1.9.5",
                "[$-411]m\"月\"d\"日\"aaaa | 43713 | 9月5日木曜日",
                "bbbb | 43713 | 2562"
            })
    void daysAndTimesAreShown(String code, double value, String shown) {
        assertEquals(Optional.of(shown), show(code, value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "General\" pcs\" | 99 | 99 pcs",
                "General\" pcs\" | -99.5 | -99.5 pcs",
                "0\" pcs\" | 5 | 5 pcs",
                "\"v\"0 | 3 | v3",
                "\"Q\"0;\"minus \"0 | -3 | minus 3",
                "\"Yes\";\"Yes\";\"No\" | 0 | No",
                "0 | 2.5 | 3",
                "0 | -0.4 | 0",
                "0.00 | 1234.5 | 1234.50",
                "#,##0.00 | 1234567.891 | 1,234,567.89",
                "#,##0 | 12 | 12",
                "#,##0 | -1234 | -1,234",
                "0.0# | 1.50 | 1.5",
                "0.0# | 1.25 | 1.25",
                "#.## | 0.5 | .5",
                "000-00 | 12345 | 123-45",
                "###\\-#### | 5551234 | 555-1234",
                "00000 | 42 | 00042",
                "0% | 0.25 | 25%",
                "0.0% | 0.12345 | 12.3%",
                "#,##0,\"k\" | 1234567 | 1,235k",
                "0.0,, | 12345678 | 12.3",
                "0.00E+00 | 12345.6 | 1.23E+04",
                "0.0E-0 | 0.00012 | 1.2E-4",
                "##0.0E+0 | 12345 | 12.3E+3",
                "0.00E+00 | 9.999 | 1.00E+01",
                "[$€-407] #,##0.00 | 12.3 | € 12.30",
                "#,##0.00\\ [$€-40C] | -1234.5 | -1,234.50 €",
                "[>100]\"big\";\"small\" | 12 | small",
                "[>100]\"big\";\"small\" | 101 | big",
                "[<1]0.00;[>=10]0;0.0 | 5 | 5.0",
                "[<0]\"minus \"0;0 | -5 | minus 5",
                "[Red]0;[Blue]-0 | -7 | -7",
                "0;(0) | -7 | (7)",
                "0.00;-0.00;\"zero\" | 0 | zero",
                "# ?/? | 2.5 | 2 1/2"
            })
    void numbersAreShown(String code, double value, String shown) {
        assertEquals(Optional.of(shown), show(code, value).map(String::strip));
    }

    @Test
    void emptySectionsHideNumbers() {
        assertEquals(Optional.of(""), show(";;;", 7));
        assertEquals(Optional.of(""), show("0;;", -7));
        assertEquals(Optional.of(""), show("0;-0;;@", 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"@ | 3", "yyyy | -1", "yyyy | 2958466", "[h] | -0.5"})
    void formatWithoutAMeaningForTheNumberShowsNothing(String code, double value) {
        assertEquals(Optional.empty(), show(code, value));
    }

    @Test
    void daysMayBeCountedFrom1904() {
        assertEquals(Optional.of("1904-01-02"), FormatCode.of("yyyy-mm-dd").show(1, true));
    }

    @Test
    void machinesLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));

            assertEquals(Optional.of("5 September 2019"), show("d mmmm yyyy", 43713));
            assertEquals(Optional.of("1,234.50"), show("#,##0.00", 1234.5));
        } finally {
            Locale.setDefault(before);
        }
    }
}

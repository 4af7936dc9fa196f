package dev.issuetracker.adapter.persistence.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPairsTest {
    /** PostgreSQL takes trigrams of a part of a text from words, with two spaces before each and one behind it. */
    @ParameterizedTest
    @CsvSource({
        "a, true",
        "ab, true",
        "abc, false",
        "中文, true",
        "中文字, false",
        "%%%, true",
        "c++, true",
        "c#, true",
        "ab+, false",
        "+a, false",
        "a b, false",
        "->, true",
        "'  ', true",
        "é!, true",
        "'!,e', false",
    })
    void neededForWhatHasNoTrigram(String keyword, boolean needed) {
        assertEquals(needed, TextPairs.needed(keyword));
    }
}

package dev.issuetracker.domain.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KeywordsTest {
    @Test
    void keywordIsFoundAnywhereWhateverItsCase() {
        assertTrue(Keywords.has("Cannot LOGIN with email", "login"));
    }

    @Test
    void keywordThatIsNotThereIsNotFound() {
        assertFalse(Keywords.has("Cannot login with email", "password"));
    }

    @Test
    void wildcardsOfDatabasesMeanThemselves() {
        assertFalse(Keywords.has("100 percent", "100%"));
        assertTrue(Keywords.has("100% sure", "0%"));
    }

    @Test
    void emptyKeywordIsFoundInEveryText() {
        assertTrue(Keywords.has("", ""));
    }

    @Test
    void halfASurrogatePairFindsNothing() {
        assertFalse(Keywords.has("\uD83D\uDE00", "\uD83D"));
    }
}

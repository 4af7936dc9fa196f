package dev.issuetracker.adapter.http.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPrefixTest {
    @ParameterizedTest
    @CsvSource({
        "/tracker, /tracker",
        "/tracker/, /tracker",
        "/tools/tracker-2.0, /tools/tracker-2.0",
        "/..., /...",
        "/, ''",
        "'', ''"
    })
    void pathsAreAccepted(String text, String prefix) {
        assertEquals(Optional.of(new PathPrefix(prefix)), PathPrefix.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tracker",
                "//evil.example",
                "/tracker//",
                "/a//b",
                "/..",
                "/../etc",
                "/a/../b",
                "/a/.",
                "/./a",
                "/%2e%2e",
                "\\evil",
                "/a\\b",
                "https://evil.example",
                "/javascript:alert(1)",
                "/a?b",
                "/a#b",
                "/a b",
                "/a;b",
                "/a\r\nSet-Cookie: b",
                "/\u00e9"
            })
    void whatWouldLeadElsewhereIsNot(String text) {
        assertEquals(Optional.empty(), PathPrefix.of(text));
        assertThrows(IllegalArgumentException.class, () -> new PathPrefix(text));
    }

    @Test
    void longPathsAreNotAccepted() {
        assertEquals(Optional.empty(), PathPrefix.of("/" + "a".repeat(1_000)));
    }

    @ParameterizedTest
    @CsvSource({"/tracker/issues, /issues", "/tracker/, /", "/tracker, /", "/tracker/tracker, /tracker"})
    void pathsBelowThePrefixLoseIt(String path, String stripped) {
        PathPrefix prefix = new PathPrefix("/tracker");
        assertTrue(prefix.covers(path));
        assertEquals(stripped, prefix.strip(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/issues", "/trackers", "/a/tracker", "/tracker//issues", "/"})
    void otherPathsAreNotBelowIt(String path) {
        assertFalse(new PathPrefix("/tracker").covers(path));
    }
}

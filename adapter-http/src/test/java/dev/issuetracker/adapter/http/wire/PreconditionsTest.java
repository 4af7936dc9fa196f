package dev.issuetracker.adapter.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {
    private final Violations faults = new Violations();

    @Test
    void strongTagIsAVersion() {
        assertEquals(5L, Preconditions.ifMatch(List.of(" \"5\" "), faults));
        assertFalse(faults.any());
    }

    @Test
    void noTagIsNoVersion() {
        assertNull(Preconditions.ifMatch(List.of(), faults));
        assertFalse(faults.any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"W/\"5\"", "*", "\"5\", \"6\"", "5", "\"0\"", "\"-1\"", "\"abc\"", "", "\"9999999999999999999\""
            })
    void anythingElseIsRefused(String header) {
        assertNull(Preconditions.ifMatch(List.of(header), faults));
        assertTrue(faults.has("If-Match"));
    }

    @Test
    void twoHeadersAreRefused() {
        assertNull(Preconditions.ifMatch(List.of("\"5\"", "\"5\""), faults));
        assertTrue(faults.has("If-Match"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "W/\"5\"", "*", "\"4\", W/\"5\"", "\"a,b\",\"5\""})
    void noneMatchFindsTheVersion(String header) {
        assertTrue(Preconditions.noneMatch(List.of(header), 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4\"", "5", "", "\"55\"", "\"4\", \"6\""})
    void noneMatchPassesOverOthers(String header) {
        assertFalse(Preconditions.noneMatch(List.of(header), 5));
    }
}

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
    private final Violations violations = new Violations();

    @Test
    void strongTagIsAVersion() {
        assertEquals(5L, Preconditions.ifMatch(List.of(" \"5\" "), violations));
        assertFalse(violations.any());
    }

    @Test
    void noTagIsNoVersion() {
        assertNull(Preconditions.ifMatch(List.of(), violations));
        assertFalse(violations.any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "w/\"5\"",
                "\"5\", *",
                "\"5\" \"6\"",
                "\"5\",",
                "W/5",
                "5",
                "\"0\"",
                "\"-1\"",
                "\"abc\"",
                "",
                "\"9999999999999999999\""
            })
    void anythingElseIsRejected(String header) {
        assertNull(Preconditions.ifMatch(List.of(header), violations));
        assertTrue(violations.has("If-Match"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"5\"", " W/\"5\" ", "\"5\", W/\"5\"", "\"4\",\"5\"", "W/\"5\" , \"3\""})
    void weakTagsAndListsNameTheirLastVersion(String header) {
        assertEquals(5L, Preconditions.ifMatch(List.of(header), violations));
        assertFalse(violations.any());
    }

    @Test
    void severalHeadersAreOneList() {
        assertEquals(5L, Preconditions.ifMatch(List.of("\"5\"", "W/\"4\""), violations));
        assertFalse(violations.any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"5\"", "W/\"5\"", "*", "\"4\", W/\"5\"", "\"a,b\",\"5\""})
    void noneMatchFindsTheVersion(String header) {
        assertTrue(Preconditions.noneMatch(List.of(header), "\"5\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4\"", "5", "", "\"55\"", "\"4\", \"6\""})
    void noneMatchPassesOverOthers(String header) {
        assertFalse(Preconditions.noneMatch(List.of(header), "\"5\""));
    }

    @Test
    void contentHasAWeakTagOfItsOwn() {
        String tag = Preconditions.etag(new byte[] {1, 2});
        assertTrue(tag.matches("W/\"[A-Za-z0-9_-]{24}\""), tag);
        assertEquals(tag, Preconditions.etag(new byte[] {1, 2}));
        assertFalse(Preconditions.noneMatch(List.of(tag), Preconditions.etag(new byte[] {1, 3})));
    }

    @Test
    void weakTagIsFoundAmongStrongOnes() {
        assertTrue(Preconditions.noneMatch(List.of("\"4\", \"abc\""), "W/\"abc\""));
    }
}

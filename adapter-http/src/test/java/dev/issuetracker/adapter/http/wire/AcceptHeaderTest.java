package dev.issuetracker.adapter.http.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "*/*",
                "application/*",
                "text/html, */*;q=0.1",
                "Application/JSON;q=0.5",
                "",
                "text/html;q=0, application/json"
            })
    void headerThatTakesJsonIsSeen(String header) {
        assertTrue(AcceptHeader.takes(header, "application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0, */*", "*/*;q=0", "text/*"})
    void headerThatExcludesJsonIsSeen(String header) {
        assertFalse(AcceptHeader.takes(header, "application/json"));
    }
}

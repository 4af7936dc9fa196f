package dev.issuetracker.adapter.http.route;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
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
    void acceptThatTakesJsonIsSeen(String header) {
        assertTrue(Routes.accepts(header, "application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "application/json;q=0, */*", "*/*;q=0", "text/*"})
    void acceptThatExcludesJsonIsSeen(String header) {
        assertFalse(Routes.accepts(header, "application/json"));
    }
}

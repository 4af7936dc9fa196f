package dev.issuetracker.http.documentation;

import org.junit.jupiter.api.Test;

/** Holds {@code docs/web-interface.md} to its word: every test that it names exists. */
class WebInterfaceDocumentationTest {
    @Test
    void everyTestThatIsNamedExists() {
        NamedTests.assertExist("docs/web-interface.md", 30);
    }
}

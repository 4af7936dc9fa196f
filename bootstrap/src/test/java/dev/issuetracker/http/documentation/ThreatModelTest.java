package dev.issuetracker.http.documentation;

import org.junit.jupiter.api.Test;

/** Holds {@code docs/threat-model.md} to its word: every test that it names exists. */
class ThreatModelTest {
    @Test
    void everyTestThatIsNamedExists() {
        NamedTests.assertExist("docs/threat-model.md", 51);
    }
}

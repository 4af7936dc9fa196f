package dev.issuetracker.domain.issue.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StatusTest {
    @Test
    void statusIsNamedAsItIsWrittenOnTheWire() {
        for (Status status : Status.values()) {
            assertEquals(status, Status.of(status.code()).orElseThrow());
        }
    }

    @Test
    void statusInAnotherCaseIsNone() {
        assertTrue(Status.of("OPEN").isEmpty());
    }
}

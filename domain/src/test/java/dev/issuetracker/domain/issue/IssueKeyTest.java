package dev.issuetracker.domain.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IssueKeyTest {
    @Test
    void keyOfATimeIsInMicroseconds() {
        assertEquals(-1, IssueKey.at(Instant.EPOCH.minusNanos(1_000), 1).micros());
    }
}

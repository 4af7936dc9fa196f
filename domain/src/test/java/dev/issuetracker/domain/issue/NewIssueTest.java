package dev.issuetracker.domain.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewIssueTest {
    private static final UserRef JANE = new UserRef(1, "jane");
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final IssueDraft OPEN = IssueDraft.of("Title", "");
    private static final IssueDraft RESOLVED = OPEN.with(IssueField.STATUS, Status.RESOLVED);

    private static Instant day(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
    }

    private static IssueTimes times(
            IssueDraft draft, @Nullable Instant created, @Nullable Instant updated, @Nullable Instant resolved) {
        return NewIssue.made(draft, JANE, created, updated, resolved, NOW).times();
    }

    @Test
    void timesThatAreInOrderAreKept() {
        assertEquals(new IssueTimes(day(1), day(3), day(2), null), times(RESOLVED, day(1), day(3), day(2)));
    }

    @Test
    void issueOfWhichNoTimeIsKnownIsMadeNow() {
        assertEquals(new IssueTimes(NOW, NOW, null, null), times(OPEN, null, null, null));
    }

    @Test
    void issueWhoseCreationIsNotKnownWasThereAtItsFirstTime() {
        assertEquals(new IssueTimes(day(3), day(3), null, null), times(OPEN, null, day(3), null));
        assertEquals(new IssueTimes(day(2), day(3), day(2), null), times(RESOLVED, null, day(3), day(2)));
    }

    @Test
    void resolvedIssueWithoutATimeOfThatHasNoLatency() {
        assertEquals(new IssueTimes(day(1), day(3), day(1), null), times(RESOLVED, day(1), day(3), null));
    }

    @Test
    void openIssueIsNotResolvedAtAnyTime() {
        assertEquals(new IssueTimes(day(1), day(3), null, null), times(OPEN, day(1), day(3), day(2)));
    }

    @Test
    void nothingHappensBeforeTheCreation() {
        assertEquals(new IssueTimes(day(5), day(5), day(5), null), times(RESOLVED, day(5), day(3), day(2)));
    }

    @Test
    void nothingHappensAfterNow() {
        Instant later = NOW.plusSeconds(60);
        assertEquals(new IssueTimes(NOW, NOW, NOW, null), times(RESOLVED, later, later, later));
    }

    @Test
    void resolvedTimeOfAnOpenIssueIsRejected() {
        IssueTimes times = new IssueTimes(day(1), day(1), day(1), null);
        assertThrows(IllegalArgumentException.class, () -> new NewIssue(OPEN, JANE, times));
    }
}

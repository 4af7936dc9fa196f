package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.report.PeriodUnit;
import dev.issuetracker.domain.report.ReportPeriod;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserRef;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What units of work are for the ports beyond those of issues. A theme of {@link TransactionsContract}. */
public interface TrackerUnitsOfWorkContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    @Test
    default void undoneWorkIsUndoneInTheOtherPortsToo() {
        UserRef author = new Given(store()).author();
        assertThrows(
                ArithmeticException.class,
                () -> store().transactions().run(() -> {
                    store().sessions().add("undone", author.id(), NOON, NOON.plusSeconds(60), Callers.HERE);
                    throw new ArithmeticException();
                }));
        assertEquals(Optional.empty(), store().in(() -> store().sessions().user("undone", NOON)));
    }

    private static void assertAllThrow(Executable... calls) {
        assertAll(Arrays.stream(calls).map(call -> (Executable) () -> assertThrows(IllegalStateException.class, call)));
    }

    @Test
    default void passwordsRejectCallsOutsideAUnitOfWork() {
        UserRef author = new Given(store()).author();
        assertAllThrow(
                () -> store().users().credentials("author"),
                () -> store().users().hold(author.id()),
                () -> store().users().rehash(author.id(), "hash", "better"));
    }

    @Test
    default void reportsRejectCallsOutsideAUnitOfWork() {
        List<ReportPeriod> days = ReportPeriod.of(PeriodUnit.DAY, ZoneOffset.UTC, NOON, NOON);
        assertAllThrow(
                () -> store().reports().topAssignees(IssueFilter.all(), 10),
                () -> store().reports().latency(IssueFilter.all(), null),
                () -> store().reports().throughput(IssueFilter.all(), days),
                () -> store().reports().timeInStatus(IssueFilter.all(), null, NOON),
                () -> store().reports().ageing(IssueFilter.all(), NOON));
    }

    @Test
    default void sessionsRejectCallsOutsideAUnitOfWork() {
        UserRef author = new Given(store()).author();
        assertAllThrow(
                () -> store().sessions().add("id", author.id(), NOON, NOON.plusSeconds(1), Callers.HERE),
                () -> store().sessions().user("id", NOON),
                () -> store().sessions().end("id"),
                () -> store().sessions().endAll(author.id()),
                () -> store().sessions().sweep(NOON));
    }

    @Test
    default void invitesRejectCallsOutsideAUnitOfWork() {
        UserRef author = new Given(store()).author();
        assertAllThrow(
                () -> store().invites().add("hash", Role.MEMBER, author, NOON, NOON.plusSeconds(1)),
                () -> store().invites().find("hash", NOON),
                () -> store().invites().list(NOON, PageRequest.first(1)),
                () -> store().invites().remove(1),
                () -> store().invites().sweep(NOON));
    }

    @Test
    default void importsRejectCallsOutsideAUnitOfWork() {
        Given given = new Given(store());
        UserRef author = given.author();
        Issue issue = given.issue("Title");
        List<IdRange> made = List.of(new IdRange(issue.id(), issue.id()));
        assertAllThrow(
                () -> store().imports().add("issues.csv", author, NOON, made),
                () -> store().imports().find(1),
                () -> store().imports().list(PageRequest.first(1)),
                () -> store().imports().issues(1));
    }
}

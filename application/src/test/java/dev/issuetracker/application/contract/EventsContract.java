package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.issue.EditIssue;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a store's units of work must hold so that the events of a tracker on it are complete, single and in order. */
public interface EventsContract extends Contract {
    int CLIENTS = 32;
    int EDITS = 6;
    int ISSUES = 3;

    /** The store under test, the same one throughout a test, empty at its beginning. */
    TransactionalStore store();

    /** Lets many clients edit few issues at once; every unit of work is undone once and run again. */
    private void editAtOnce(Events events, List<Issue> issues) {
        Caller jane = Callers.of(new Given(store()).account("jane"));
        IssueService service = new IssueService(IssuePorts.of(store(), events, Clock.fixed(NOON, ZoneOffset.UTC)));
        Threads.atOnce(CLIENTS, client -> {
            for (int edit = 0; edit < EDITS; edit++) {
                String title = "Title " + client + "." + edit;
                long issue = issues.get((client + edit) % ISSUES).id();
                try {
                    service.edit(jane, issue, EditIssue.of(null).withText(IssueField.TITLE, title));
                } catch (TrackerException busy) {
                    if (busy.code() != ErrorCode.STORE_BUSY) {
                        throw busy;
                    }
                }
            }
            return client;
        });
    }

    private List<Issue> issues() {
        return new Given(store())
                .issues(IntStream.range(0, ISSUES)
                        .mapToObj(number -> Given.draft("Issue " + number))
                        .toList());
    }

    /** The versions of each issue after the first. */
    private Map<Long, List<Long>> versions(List<Issue> issues) {
        Given given = new Given(store());
        return issues.stream()
                .collect(Collectors.toMap(
                        Issue::id,
                        issue -> LongStream.rangeClosed(
                                        2, given.stored(issue.id()).version())
                                .boxed()
                                .toList(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Test
    default void eachEditOfAnIssueIsHandedOverOnceAndInOrder() {
        List<TrackerEvent> heard = new ArrayList<>();
        List<Issue> issues = issues();
        editAtOnce(new Events(new RunTwice(store().transactions()), List.of(), List.of(heard::add)), issues);
        Map<Long, List<Long>> heardVersions = heard.stream()
                .map(IssueEdited.class::cast)
                .map(event -> event.revision().after())
                .collect(Collectors.groupingBy(
                        Issue::id, TreeMap::new, Collectors.mapping(Issue::version, Collectors.toList())));
        assertEquals(versions(issues), heardVersions);
    }

    @Test
    default void outboxKeepsTheEventsOfWhatIsKeptAndNoOthers() {
        Events events = new Events(
                new RunTwice(store().transactions()),
                List.of(published -> published.forEach(event -> store().comments()
                        .add(
                                ((IssueEdited) event).issueId(),
                                version(event),
                                event.cause().by(),
                                NOON))),
                List.of());
        List<Issue> issues = issues();
        editAtOnce(events, issues);
        Map<Long, List<Long>> kept = issues.stream()
                .map(Issue::id)
                .collect(Collectors.toMap(
                        Function.identity(),
                        issue ->
                                store()
                                        .in(() -> store().comments().list(issue, PageRequest.first(1_000)))
                                        .items()
                                        .stream()
                                        .map(comment -> Long.valueOf(comment.body()))
                                        .toList(),
                        (one, other) -> one,
                        TreeMap::new));
        assertEquals(versions(issues), kept);
    }

    private static String version(TrackerEvent event) {
        return Long.toString(((IssueEdited) event).revision().after().version());
    }
}

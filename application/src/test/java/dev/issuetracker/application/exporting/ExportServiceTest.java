package dev.issuetracker.application.exporting;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.issue.CreateIssue;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.IssueService;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExportServiceTest {
    private static final FindIssues ALL = FindIssues.of(IssueFilter.all()).sort(new IssueSort(IssueSort.By.ID, false));

    private final InMemoryTracker store = new InMemoryTracker();
    private final IssuePorts ports = store.issuePorts(new SettableClock(NOON));
    private final IssueService issues = new IssueService(ports);
    private final Caller jane = Callers.of(new Given(new StoreOf(store)).account("jane"));
    private final Noted checked = new Noted();
    private final Noted noted = new Noted();
    private final ExportService service = new ExportService(
            new ExportPlaces(ports.transactions(), store.auditLog(), ports.clock()),
            issues,
            store.fields(),
            new NotingFiles());

    /** Files of which one kind has limits. */
    private final class NotingFiles implements IssueFiles {
        @Override
        public IssueWriter begin(ExportFormat format, List<Field> fields, OutputStream out) {
            return noted;
        }

        @Override
        public Optional<IssueWriter> check(ExportFormat format, List<Field> fields) {
            return format == ExportFormat.XLSX ? Optional.of(checked) : Optional.empty();
        }
    }

    /** Notes what it is to write, and does something beside. */
    private static final class Noted implements IssueWriter {
        final List<Long> ids = new ArrayList<>();
        Runnable beside = () -> {};
        boolean ended;
        boolean closed;

        @Override
        public void write(Issue issue) {
            ids.add(issue.id());
            beside.run();
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private void create(int count) {
        for (int i = 0; i < count; i++) {
            issues.create(jane, new CreateIssue().with(IssueField.TITLE, "Issue " + i));
        }
    }

    private void export(FindIssues command) {
        service.export(jane, command, ExportFormat.CSV, OutputStream::nullOutputStream);
    }

    @Test
    void writesEveryIssueHoweverMany() {
        create(450);
        export(ALL);
        assertEquals(LongStream.rangeClosed(1, 450).boxed().toList(), noted.ids);
        assertTrue(noted.ended && noted.closed);
    }

    @Test
    void writesNoOtherIssueThanTheListShows() {
        create(3);
        export(FindIssues.of(IssueFilter.all().status(Status.RESOLVED)));
        assertEquals(List.of(), noted.ids);
        assertTrue(noted.ended);
    }

    @Test
    void exportIsInTheAuditLog() {
        export(ALL);
        assertEquals(
                List.of("issues_exported by jane"),
                store.audited().stream()
                        .map(entry -> entry.event().code() + " by "
                                + Objects.requireNonNull(entry.by()).username())
                        .toList());
    }

    @Test
    void placeIsFreeAgainAfterAFailure() {
        create(1);
        noted.beside = () -> {
            throw new IllegalStateException("the receiver is gone");
        };
        for (int i = 0; i <= ExportPlaces.MAX_AT_ONCE; i++) {
            assertThrows(IllegalStateException.class, () -> export(ALL));
        }
        assertTrue(noted.closed && !noted.ended);
    }

    @Test
    void fileIsOpenedOnceAllIssuesHaveRoom() {
        create(450);
        service.export(jane, ALL, ExportFormat.XLSX, () -> {
            assertEquals(450, checked.ids.size());
            assertTrue(checked.closed);
            return OutputStream.nullOutputStream();
        });
        assertEquals(checked.ids, noted.ids);
        assertTrue(noted.ended && noted.closed);
    }

    @Test
    void fileIsNotOpenedWhenAnIssueHasNoRoom() {
        create(3);
        checked.beside = () -> {
            if (checked.ids.size() == 3) {
                throw new TrackerException(ErrorCode.EXPORT_IMPOSSIBLE, "The third is too long.");
            }
        };
        TrackerException rejected = assertThrows(
                TrackerException.class,
                () -> service.export(jane, ALL, ExportFormat.XLSX, () -> {
                    throw new AssertionError("opened");
                }));
        assertEquals(ErrorCode.EXPORT_IMPOSSIBLE, rejected.code());
        assertTrue(checked.closed);
    }
}

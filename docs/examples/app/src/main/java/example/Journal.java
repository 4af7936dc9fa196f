package example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.IssueCreated;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.store.IssueStore;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store of issues that works in memory and appends what changed to a file: who, when, which issue, and its title,
 * description and status. The next start reads the file. It is an outbox, so a change is in the file or did not happen.
 */
public final class Journal implements IssueStore, Events.Outbox {
    private final InMemoryTracker memory = new InMemoryTracker();
    private final Path file;

    public Journal(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] cells = Stream.of(line.split("\t", -1))
                        .map(cell -> URLDecoder.decode(cell, UTF_8))
                        .toArray(String[]::new);
                memory.run(() -> replay(cells));
            }
        }
    }

    /** The account with this name, made when there is none. */
    public User user(String name) {
        return memory.in(() -> users().findNamed(List.of(name)).stream()
                .findFirst()
                .orElseGet(() -> users().add(name, name + "@example.org", "", Instant.EPOCH)));
    }

    @Override
    public void add(List<TrackerEvent> events) {
        String lines = events.stream().map(Journal::line).flatMap(Optional::stream).collect(joining());
        try {
            Files.writeString(
                    file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<String> line(TrackerEvent event) {
        Issue issue = event instanceof IssueCreated created
                ? created.issue()
                : event instanceof IssueEdited edited ? edited.revision().after() : null;
        return Optional.ofNullable(issue)
                .map(changed -> Stream.of(
                                event.cause().by().username(),
                                event.cause().at(),
                                changed.id(),
                                changed.title(),
                                changed.description(),
                                changed.status().code())
                        .map(cell -> URLEncoder.encode(cell.toString(), UTF_8))
                        .collect(joining("\t", "", "\n")));
    }

    private void replay(String[] cells) {
        User by = user(cells[0]);
        Instant at = Instant.parse(cells[1]);
        Status status = Status.of(cells[5]).orElseThrow();
        Optional<Issue> known = issues().find(Long.parseLong(cells[2]));
        if (known.isEmpty()) {
            issues().add(List.of(IssueDraft.of(cells[3], cells[4]).with(IssueField.STATUS, status)), by.ref(), at);
        } else {
            IssuePatch patch = IssuePatch.of(IssueField.TITLE, cells[3])
                    .with(IssueField.DESCRIPTION, cells[4])
                    .with(IssueField.STATUS, status);
            issues().save(List.of(known.get().edit(patch, by.ref(), at)));
        }
    }

    @Override
    public Transactions transactions() {
        return memory.transactions();
    }

    @Override
    public Issues issues() {
        return memory.issues();
    }

    @Override
    public IssueTree issueTree() {
        return memory.issueTree();
    }

    @Override
    public Comments comments() {
        return memory.comments();
    }

    @Override
    public Links links() {
        return memory.links();
    }

    @Override
    public Labels labels() {
        return memory.labels();
    }

    @Override
    public Fields fields() {
        return memory.fields();
    }

    @Override
    public Users users() {
        return memory.users();
    }

    @Override
    public SavedTexts savedSearches() {
        return memory.savedSearches();
    }
}

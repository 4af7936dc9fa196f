package dev.issuetracker.application.importing.existing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.CommentDeleted;
import dev.issuetracker.application.event.TrackerEvent.LinkRemoved;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.ImportUpdate.Added;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.KeptIssues;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.existing.ParentMoves.Move;
import dev.issuetracker.application.issue.EarlierValues;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.link.SeenLink;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes back what an import changed of issues that were there before: each gets the values that it had. */
public final class UpdatesUndo {
    /** Few, because each may have a description of the largest size. */
    private static final int AT_ONCE = 20;

    private static final long FIRST = 1;

    private final IssuePorts ports;
    private final Issues issues;
    private final Stores stores;
    private final EarlierValues earlier;
    private final Cause cause;
    private final KeptIssues kept;
    private final Runnable check;
    private final ExistingChanges changes;
    private final ParentMoves moves;
    private final List<Move> parents = new ArrayList<>();
    private long reverted;

    /** Where imports and what issues have is stored. */
    public record Stores(Imports imports, Origins origins, Comments comments, Links links) {}

    /**
     * Takes where things are.
     *
     * @param kept takes the issues that were edited since
     * @param check ends it by an exception when it has to end
     */
    public UpdatesUndo(IssuePorts ports, Stores stores, Cause cause, KeptIssues kept, Runnable check) {
        this.ports = ports;
        this.issues = ports.issues();
        this.moves = new ParentMoves(ports, cause);
        this.stores = stores;
        this.earlier = new EarlierValues(ports);
        this.cause = cause;
        this.kept = kept;
        this.check = check;
        this.changes = new ExistingChanges(cause);
    }

    /** Takes back the updates of an import, in the unit of work of the thread; answers of how many issues. */
    public long take(long importId) {
        List<ImportUpdate> some = stores.imports().updates(importId, 0, AT_ONCE);
        if (!some.isEmpty()) {
            // Before issues are locked, so that nobody waits for the tree while others wait for an issue.
            ports.issueTree().lock();
        }
        while (!some.isEmpty()) {
            check.run();
            take(importId, some.stream().collect(Collectors.toMap(ImportUpdate::issueId, update -> update)));
            some = stores.imports().updates(importId, some.get(some.size() - 1).issueId(), AT_ONCE);
        }
        if (!kept.doomed()) {
            moves.make(parents, this::moved, (move, noRoom) -> {});
        }
        return reverted;
    }

    /** What was changed, as edits have it. */
    public List<TrackerEvent> events() {
        return changes.events();
    }

    /** Those that are deleted are passed over, and can be taken back when they are restored. */
    private void take(long importId, Map<Long, ImportUpdate> updates) {
        issues.lock(updates.keySet());
        List<Back> back = new ArrayList<>();
        for (Issue issue : issues.findAll(updates.keySet())) {
            ImportUpdate update = Objects.requireNonNull(updates.get(issue.id()));
            boolean edited = issue.version() != update.after();
            if (!issue.deleted() && !(edited && kept.keeps(issue, update.after()))) {
                back.add(back(issue, update));
            }
        }
        if (!kept.doomed()) {
            store(importId, back);
        }
    }

    /**
     * What becomes of one issue.
     *
     * @param edited the codes of the fields that are what somebody here made of them
     */
    private record Back(ImportUpdate update, Revision revision, Set<String> edited) {
        long id() {
            return update.issueId();
        }
    }

    private Back back(Issue issue, ImportUpdate update) {
        List<HistoryEntry> since = since(issue, update.before());
        List<HistoryEntry> made = new ArrayList<>();
        Set<String> edited = new HashSet<>();
        Set<String> changed = new HashSet<>();
        for (HistoryEntry entry : since) {
            boolean ofImport = entry.version() <= update.after();
            if (ofImport) {
                made.add(entry);
            }
            entry.changes()
                    .forEach(change ->
                            (ofImport ? changed : edited).add(change.field().code()));
        }
        edited.removeAll(changed);
        edited.addAll(update.edited());
        IssueValues then = issue.without(made);
        IssueValues possible = earlier.possible(then);
        if (!Objects.equals(then.parent(), issue.parent())) {
            parents.add(new Move(issue.id(), possible.parent()));
        }
        // Parents come last, when all others have moved that are in their way.
        possible = possible.but().set(IssueField.PARENT, issue.parent()).build();
        IssuePatch patch = IssuePatch.between(issue.values(), possible);
        return new Back(update, issue.edit(patch, cause.by(), cause.at()), edited);
    }

    /** What became of an issue after a version. */
    private List<HistoryEntry> since(Issue issue, long version) {
        List<HistoryEntry> entries = new ArrayList<>();
        Optional<PageRequest<Long>> next = issue.version() == version
                ? Optional.empty()
                : Optional.of(PageRequest.after(PageRequest.MAX_LIMIT, version));
        while (next.isPresent()) {
            Page<HistoryEntry, Long> page = issues.history(issue.id(), next.get());
            entries.addAll(page.items());
            next = page.next();
        }
        return entries;
    }

    private void store(long importId, List<Back> all) {
        issues.save(all.stream().map(Back::revision).toList());
        for (Back back : all) {
            Set<String> removed = removeAdded(back);
            long version = back.revision().after().version();
            change(back.id(), last -> last.without(version, back.edited(), removed));
            if (back.revision().before().version() == back.update().after()) {
                stores.imports().moveUpdates(back.id(), back.update().before(), version);
            }
        }
        stores.imports().removeUpdates(importId, all.stream().map(Back::id).toList());
        reverted += all.size();
    }

    /** Changes what is known of the last import, if the issue has an origin. */
    private void change(long issueId, UnaryOperator<LastImport> change) {
        LastImport last = stores.origins().lastImports(List.of(issueId)).get(issueId);
        if (last != null) {
            stores.origins().setLastImports(Map.of(issueId, change.apply(last)));
        }
    }

    private void moved(Revision revision) {
        long id = revision.after().id();
        long version = revision.after().version();
        change(id, last -> last.at(version, last.edited()));
        stores.imports().moveUpdates(id, revision.before().version(), version);
        changes.add(revision, Stream.of());
    }

    /**
     * Removes the comments and links that came in, but comments that somebody edited since; answers the digests of
     * these.
     */
    private Set<String> removeAdded(Back back) {
        Set<String> removed = new HashSet<>();
        List<TrackerEvent> events = new ArrayList<>();
        for (Added added : back.update().added()) {
            switch (added.kind()) {
                case COMMENT ->
                    stores.comments()
                            .find(back.id(), added.id())
                            .filter(comment -> comment.version() == FIRST)
                            .ifPresent(comment -> {
                                stores.comments().remove(comment);
                                removed.add(added.digest());
                                events.add(new CommentDeleted(cause, comment));
                            });
                case LINK ->
                    stores.links().find(back.id(), added.id()).ifPresent(link -> events.add(removed(back, link)));
            }
        }
        changes.add(back.revision(), events.stream());
        return removed;
    }

    private LinkRemoved removed(Back back, SeenLink seen) {
        Link link = seen.link().remove(cause.by(), cause.at());
        stores.links().save(link);
        change(back.id(), last -> last.withoutLink(link.id()));
        return new LinkRemoved(cause, link);
    }
}

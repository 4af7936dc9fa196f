package dev.issuetracker.application.importing.existing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.CommentDeleted;
import dev.issuetracker.application.event.TrackerEvent.LinkRemoved;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.ImportUpdate.Added;
import dev.issuetracker.application.importing.done.ImportUpdate.Moved;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.KeptIssues;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.issue.EarlierValues;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.issue.Parents;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes back what an import changed of some issues that were there before: each gets the values that it had. Those that
 * had another parent wait until others have moved that are in their way.
 */
public final class UpdatesUndo {
    /** Few, because each may have a description of the largest size, and its history two. */
    private static final int WHOLE_AT_ONCE = 20;

    private static final long FIRST = 1;

    private final IssuePorts ports;
    private final Issues issues;
    private final Stores stores;
    private final EarlierValues earlier;
    private final Parents tree;
    private final Cause cause;
    private final KeptIssues kept;
    private final ExistingChanges changes;
    private final List<Long> waiting = new ArrayList<>();
    private long reverted;

    /** Where imports and what issues have is stored. */
    public record Stores(Imports imports, Origins origins, Comments comments, Links links) {}

    /**
     * Takes where things are.
     *
     * @param kept takes the issues that were edited since
     * @param changes takes what is changed, as edits have it
     */
    public UpdatesUndo(IssuePorts ports, Stores stores, KeptIssues kept, Cause cause, ExistingChanges changes) {
        this.ports = ports;
        this.issues = ports.issues();
        this.stores = stores;
        this.earlier = new EarlierValues(ports);
        this.tree = new Parents(ports.issues(), ports.issueTree());
        this.cause = cause;
        this.kept = kept;
        this.changes = changes;
    }

    /** Whether an issue was edited since an import changed it. */
    public static boolean edited(Issue issue, ImportUpdate update) {
        return issue.version() != update.after();
    }

    /** Of how many issues something was taken back. */
    public long reverted() {
        return reverted;
    }

    /** The ids of those of which nothing was taken back yet, because their parents come back when all others have. */
    public List<Long> waiting() {
        return waiting;
    }

    /**
     * Takes back what an import changed, in the unit of work of the thread. Issues that are deleted are passed over,
     * and can be taken back when they are restored.
     */
    public void take(long importId, List<ImportUpdate> updates) {
        each(updates, found -> {
            List<Back> back = new ArrayList<>();
            for (Back each : found) {
                if (each.moves()) {
                    waiting.add(each.id());
                } else {
                    back.add(each);
                }
            }
            store(importId, back);
        });
    }

    /**
     * The same of issues that wait, one after the other.
     *
     * @param last whether those for which the tree has no room stay where they are; otherwise they wait on
     */
    public void takeMoved(long importId, List<ImportUpdate> updates, boolean last) {
        each(updates, found -> {
            for (Back back : found) {
                if (tree.fits(List.of(back.revision()))) {
                    store(importId, List.of(back));
                } else if (last) {
                    store(importId, List.of(back.staying(cause)));
                } else {
                    waiting.add(back.id());
                }
            }
        });
    }

    /** Only those of which texts come back are read with them: the database builds what is searched from both. */
    private void each(List<ImportUpdate> updates, Consumer<List<Back>> sink) {
        if (updates.isEmpty()) {
            return;
        }
        // Before issues are locked, so that nobody waits for the tree while others wait for an issue.
        ports.issueTree().lock();
        Map<Long, ImportUpdate> byIssue =
                updates.stream().collect(Collectors.toMap(ImportUpdate::issueId, Function.identity()));
        issues.lock(byIssue.keySet());
        List<Issue> outlines = left(issues.findOutlines(byIssue.keySet()), byIssue);
        if (kept.doomed()) {
            return;
        }
        LaterChanges later = LaterChanges.outlines(
                issues, outlines, issue -> of(byIssue, issue).before());
        Map<Boolean, List<Issue>> byTexts = outlines.stream()
                .collect(Collectors.partitioningBy(issue -> textsChanged(issue, of(byIssue, issue), later)));
        sink.accept(back(Objects.requireNonNull(byTexts.get(false)), byIssue, later));
        List<Long> ids = Objects.requireNonNull(byTexts.get(true)).stream()
                .map(Issue::id)
                .toList();
        for (int from = 0; from < ids.size(); from += WHOLE_AT_ONCE) {
            List<Issue> whole = issues.findAll(ids.subList(from, Math.min(from + WHOLE_AT_ONCE, ids.size())));
            sink.accept(back(
                    whole,
                    byIssue,
                    LaterChanges.read(issues, whole, issue -> of(byIssue, issue).before())));
        }
    }

    /** Those of which something is taken back. */
    private List<Issue> left(List<Issue> found, Map<Long, ImportUpdate> updates) {
        return found.stream()
                .filter(issue -> !issue.deleted())
                .filter(issue -> {
                    ImportUpdate update = of(updates, issue);
                    return !(edited(issue, update) && kept.keeps(issue, update.after()));
                })
                .toList();
    }

    private static boolean textsChanged(Issue issue, ImportUpdate update, LaterChanges later) {
        AtomicBoolean changed = new AtomicBoolean();
        later.each(issue, entry -> {
            if (entry.version() <= update.after() && textsChanged(entry)) {
                changed.set(true);
            }
        });
        return changed.get();
    }

    private static boolean textsChanged(HistoryEntry entry) {
        return entry.change(IssueField.TITLE).isPresent()
                || entry.change(IssueField.DESCRIPTION).isPresent();
    }

    /**
     * What becomes of one issue.
     *
     * @param edited the codes of the fields that are what somebody here made of them
     * @param moves whether it had another parent
     */
    private record Back(ImportUpdate update, Revision revision, Set<String> edited, boolean moves) {
        long id() {
            return update.issueId();
        }

        /** The same with the parent that it has. */
        Back staying(Cause cause) {
            Issue issue = revision.before();
            IssueValues values = revision.after()
                    .values()
                    .but()
                    .set(IssueField.PARENT, issue.parent())
                    .build();
            return new Back(update, edit(issue, values, cause), edited, false);
        }
    }

    private static Revision edit(Issue issue, IssueValues values, Cause cause) {
        return issue.edit(IssuePatch.between(issue.values(), values), cause.by(), cause.at());
    }

    /** What becomes of some issues, of which what there still is of their values is found out for all at once. */
    private List<Back> back(List<Issue> some, Map<Long, ImportUpdate> updates, LaterChanges later) {
        List<Former> former = some.stream()
                .map(issue -> former(issue, of(updates, issue), later))
                .toList();
        List<IssueValues> possible =
                earlier.possible(former.stream().map(Former::values).toList());
        List<Back> back = new ArrayList<>(some.size());
        for (int i = 0; i < some.size(); i++) {
            back.add(former.get(i).back(possible.get(i), cause));
        }
        return back;
    }

    private static ImportUpdate of(Map<Long, ImportUpdate> updates, Issue issue) {
        return Objects.requireNonNull(updates.get(issue.id()));
    }

    /**
     * What an issue was before the import.
     *
     * @param edited the codes of the fields that are what somebody here made of them
     */
    private record Former(Issue issue, ImportUpdate update, IssueValues values, Set<String> edited) {
        /** @param possible what there still is of the values */
        Back back(IssueValues possible, Cause cause) {
            boolean moves = !Objects.equals(values.parent(), issue.parent());
            return new Back(update, edit(issue, possible, cause), edited, moves);
        }
    }

    private static Former former(Issue issue, ImportUpdate update, LaterChanges later) {
        List<HistoryEntry> made = new ArrayList<>();
        Set<String> edited = new HashSet<>();
        Set<String> changed = new HashSet<>();
        later.each(issue, entry -> {
            boolean ofImport = entry.version() <= update.after();
            if (ofImport) {
                made.add(entry);
            }
            entry.changes()
                    .forEach(change ->
                            (ofImport ? changed : edited).add(change.field().code()));
        });
        edited.removeAll(changed);
        edited.addAll(update.edited());
        return new Former(issue, update, issue.without(made), edited);
    }

    private void store(long importId, List<Back> all) {
        if (all.isEmpty()) {
            return;
        }
        issues.save(all.stream().map(Back::revision).toList());
        List<Long> ids = all.stream().map(Back::id).toList();
        Map<Long, LastImport> imports = new HashMap<>(stores.origins().lastImports(ids));
        List<Moved> moved = new ArrayList<>();
        for (Back back : all) {
            Set<String> removed = removeAdded(back, imports);
            long version = back.revision().after().version();
            imports.computeIfPresent(back.id(), (id, last) -> last.without(version, back.edited(), removed));
            if (back.revision().before().version() == back.update().after()) {
                moved.add(new Moved(back.id(), back.update().before(), version));
            }
        }
        stores.origins().setLastImports(imports);
        stores.imports().moveUpdates(moved);
        stores.imports().removeUpdates(importId, ids);
        reverted += all.size();
    }

    /**
     * Removes the comments and links that came in, but comments that somebody edited since; answers the digests of
     * these.
     */
    private Set<String> removeAdded(Back back, Map<Long, LastImport> imports) {
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
                    stores.links().find(back.id(), added.id()).ifPresent(seen -> {
                        Link link = seen.link().remove(cause.by(), cause.at());
                        stores.links().save(link);
                        imports.computeIfPresent(back.id(), (id, last) -> last.withoutLink(link.id()));
                        events.add(new LinkRemoved(cause, link));
                    });
            }
        }
        changes.add(back.revision(), events.stream());
        return removed;
    }
}

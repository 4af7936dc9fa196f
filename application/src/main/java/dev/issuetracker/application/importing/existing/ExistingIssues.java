package dev.issuetracker.application.importing.existing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.importing.check.CheckedRow;
import dev.issuetracker.application.importing.check.CheckedRow.Remark;
import dev.issuetracker.application.importing.check.RowErrors;
import dev.issuetracker.application.importing.done.ImportRecord;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.ImportUpdate.Added;
import dev.issuetracker.application.importing.done.ImportUpdate.Kind;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.report.FirstRow;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings issues that came in before to what their rows say now, and keeps what was edited here since. */
public final class ExistingIssues {
    /** Few, because each may have a description of the largest size. */
    private static final int AT_ONCE = 20;
    /** So many that what a statement costs is little beside them. */
    private static final int MOST_STORED = 200;
    /** So long may texts be together that wait to be stored. */
    private static final long MOST_CHARACTERS = 1L << 20;

    private final IssuePorts ports;
    private final Issues issues;
    private final Origins origins;
    private final Comments comments;
    private final RowErrors errors;
    private final Updating updating;
    private final ImportRecord record;
    private final ExistingChanges changes;
    private final Set<Long> wanted = new HashSet<>();
    private final Map<Long, FirstRow> previews = new HashMap<>();
    private Set<Long> withParent = new HashSet<>();
    private Set<Long> parentEdited = new HashSet<>();
    private Set<Long> changed = new HashSet<>();

    /**
     * Who updates, and how.
     *
     * @param overwrites whether also what was edited here becomes what the file says
     * @param stores whether anything is stored; otherwise it is only found out
     */
    public record Updating(Cause cause, boolean overwrites, boolean stores) {}

    /** A good row of an issue that came in before. */
    public record ExistingRow(long issueId, CheckedRow row) {}

    /**
     * Takes where things are.
     *
     * @param errors takes the values that are kept
     * @param record takes what is changed
     */
    public ExistingIssues(
            IssuePorts ports,
            Origins origins,
            Comments comments,
            RowErrors errors,
            Updating updating,
            ImportRecord record) {
        this.ports = ports;
        this.issues = ports.issues();
        this.origins = origins;
        this.comments = comments;
        this.errors = errors;
        this.updating = updating;
        this.record = record;
        this.changes = new ExistingChanges(updating.cause());
    }

    /** What was stored. */
    public ExistingChanges changes() {
        return changes;
    }

    /** Says that what becomes of an issue is to be shown, before it is updated. */
    public void preview(long issueId) {
        wanted.add(issueId);
    }

    /** What would become of an issue, once, if it was said that this is to be shown. */
    public Optional<FirstRow> previewed(long issueId) {
        return Optional.ofNullable(previews.remove(issueId));
    }

    /** Updates the issues of some rows, each of another one. */
    public void update(List<ExistingRow> rows) {
        withParent = new HashSet<>();
        parentEdited = new HashSet<>();
        changed = new HashSet<>();
        if (updating.stores()) {
            ports.transactions().run(() -> storeAll(rows.iterator()));
        } else {
            Iterator<ExistingRow> left = rows.iterator();
            while (left.hasNext()) {
                ports.transactions().reading(() -> updates(next(left)));
            }
        }
    }

    private void storeAll(Iterator<ExistingRow> rows) {
        List<Update> waiting = new ArrayList<>();
        long characters = 0;
        while (rows.hasNext()) {
            List<Update> some = updates(next(rows));
            waiting.addAll(some);
            characters += some.stream().mapToLong(Update::characters).sum();
            if (waiting.size() >= MOST_STORED || characters >= MOST_CHARACTERS || !rows.hasNext()) {
                store(waiting);
                waiting.clear();
                characters = 0;
            }
        }
    }

    /** The next rows, by their issues. */
    private static Map<Long, CheckedRow> next(Iterator<ExistingRow> rows) {
        Map<Long, CheckedRow> next = new HashMap<>();
        while (rows.hasNext() && next.size() < AT_ONCE) {
            ExistingRow row = rows.next();
            next.put(row.issueId(), row.row());
        }
        return next;
    }

    private List<Update> updates(Map<Long, CheckedRow> rows) {
        if (updating.stores()) {
            if (rows.values().stream()
                    .anyMatch(row -> row.row().past().relations().ofParent())) {
                // Before issues are locked, so that nobody waits for the tree while others wait for an issue.
                ports.issueTree().lock();
            }
            issues.lock(rows.keySet());
        }
        Map<Long, LastImport> before = origins.lastImports(rows.keySet());
        List<Update> updates = new ArrayList<>();
        List<Issue> found = issues.findAll(rows.keySet());
        LaterChanges later =
                LaterChanges.read(issues, found, issue -> last(before, issue).version());
        for (Issue issue : found) {
            CheckedRow row = Objects.requireNonNull(rows.get(issue.id()));
            LastImport last = last(before, issue);
            Set<String> edited = new HashSet<>(last.edited());
            later.each(
                    issue,
                    entry -> entry.changes()
                            .forEach(change -> edited.add(change.field().code())));
            if (issue.parent() != null || edited.contains(IssueField.PARENT.code())) {
                withParent.add(issue.id());
            }
            if (edited.contains(IssueField.PARENT.code())) {
                parentEdited.add(issue.id());
            }
            Update update =
                    new Update(row, last, edited, merged(issue, row, edited), newComments(issue.id(), row, last));
            updates.add(update);
            if (wanted.remove(issue.id())) {
                previews.put(issue.id(), update.shown());
            }
        }
        updates.stream().filter(Update::changes).map(Update::id).forEach(changed::add);
        return updates;
    }

    private static LastImport last(Map<Long, LastImport> imports, Issue issue) {
        return Objects.requireNonNull(imports.get(issue.id()));
    }

    /** What becomes of one issue. */
    private record Update(CheckedRow row, LastImport last, Set<String> edited, RowMerge merge, List<Remark> remarks) {
        long id() {
            return merge.revision().after().id();
        }

        boolean changes() {
            return merge.revision().changed() || !remarks.isEmpty();
        }

        FirstRow shown() {
            String key = row.row().past().key();
            return FirstRow.updated(row.place(), key, merge.revision(), row.made(), remarks.size());
        }

        /** How long the texts are together. */
        long characters() {
            Revision revision = merge.revision();
            return (long) revision.before().description().length()
                    + revision.after().description().length();
        }

        LastImport next() {
            return last.next(merge.revision().after().version(), merge.edited(), row.digests());
        }
    }

    /**
     * What became of an issue so far.
     *
     * @param changed whether its row changed anything, or would where nothing is stored
     * @param withParent whether it has a parent, or one that was edited here
     * @param parentEdited whether its parent was edited here
     */
    public record Now(boolean changed, boolean withParent, boolean parentEdited) {}

    /** What became of one of the issues that were updated last. */
    public Now now(long issueId) {
        return new Now(changed.contains(issueId), withParent.contains(issueId), parentEdited.contains(issueId));
    }

    private void store(List<Update> updates) {
        issues.save(updates.stream().map(update -> update.merge().revision()).toList());
        // Of a newer file, most rows are mostly those that came in before.
        origins.setLastImports(updates.stream()
                .filter(update -> !update.next().equals(update.last()))
                .collect(Collectors.toMap(Update::id, Update::next)));
        saveOrigins(updates);
        List<ImportUpdate> stored = new ArrayList<>();
        for (Update update : updates) {
            Revision revision = update.merge().revision();
            List<Added> added = new ArrayList<>();
            List<Comment> written = new ArrayList<>();
            for (Remark remark : update.remarks()) {
                Comment comment = comments.add(update.id(), remark.body(), remark.author(), remark.at());
                written.add(comment);
                added.add(new Added(Kind.COMMENT, comment.id(), remark.digest()));
            }
            changes.add(revision, written);
            if (update.changes()) {
                stored.add(new ImportUpdate(
                        update.id(),
                        revision.before().version(),
                        revision.after().version(),
                        update.edited(),
                        added));
            }
        }
        record.updated(stored);
    }

    /** Nobody edits here what is known of where an issue came from. So it is what the newest file says. */
    private void saveOrigins(List<Update> updates) {
        Map<Long, CheckedRow> rows = updates.stream().collect(Collectors.toMap(Update::id, Update::row));
        List<Origin> changed = new ArrayList<>();
        for (Origin origin : origins.findAll(rows.keySet())) {
            Origin now = Objects.requireNonNull(rows.get(origin.issueId())).origin(origin);
            if (!now.equals(origin)) {
                changed.add(now);
            }
        }
        origins.save(changed);
    }

    private RowMerge merged(Issue issue, CheckedRow row, Set<String> edited) {
        RowMerge merge = new RowMerge(issue, updating, edited);
        row.issues()
                .forEach(said -> row.said()
                        .forEach(field -> merge.take(field, said.draft().values())));
        merge.kept()
                .forEach(field -> errors.note(
                        row.place(), kept(field, row.row().value(field).text())));
        return merge;
    }

    /** What is said of a field that is kept, and of what the row says of it. */
    public static FileViolation kept(IssueField<?> field, String text) {
        return new FileViolation(
                field.code(),
                text,
                "edited_here",
                "It was edited here since it came in, and is kept; on_existing=overwrite takes what the file says.");
    }

    private List<Remark> newComments(long issueId, CheckedRow row, LastImport last) {
        Set<String> known = last.comments();
        if (row.comments().isEmpty()) {
            return List.of();
        } else if (known != null) {
            return row.comments().stream()
                    .filter(remark -> !known.contains(remark.digest()))
                    .toList();
        }
        Set<List<Object>> there = new HashSet<>();
        each(
                0,
                request -> comments.list(issueId, request),
                (Comment comment) -> there.add(List.of(comment.createdAt(), comment.body())));
        return row.comments().stream()
                .filter(remark -> !there.contains(List.<Object>of(remark.at(), remark.body())))
                .toList();
    }

    /** Hands on all that pages after a key have. */
    static <T> void each(long after, Function<PageRequest<Long>, Page<T, Long>> pages, Consumer<T> sink) {
        Optional<PageRequest<Long>> next = Optional.of(PageRequest.after(PageRequest.MAX_LIMIT, after));
        while (next.isPresent()) {
            Page<T, Long> page = pages.apply(next.get());
            page.items().forEach(sink);
            next = page.next();
        }
    }
}

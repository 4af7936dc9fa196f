package dev.issuetracker.application.importing.existing;

import dev.issuetracker.application.event.TrackerEvent;
import dev.issuetracker.application.event.TrackerEvent.LinkAdded;
import dev.issuetracker.application.importing.done.ImportRecord;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.ImportUpdate.Added;
import dev.issuetracker.application.importing.done.ImportUpdate.Kind;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.existing.ExistingIssues.Updating;
import dev.issuetracker.application.importing.existing.ParentMoves.Move;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedLinks;
import dev.issuetracker.application.importing.relation.KeyedPairs;
import dev.issuetracker.application.importing.relation.KeyedParents;
import dev.issuetracker.application.importing.relation.LongNumbers;
import dev.issuetracker.application.importing.relation.WaitingRows;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.link.SeenLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rows say of other issues where their own came in before: links that are new, and the parent. What was edited
 * here since is kept.
 */
public final class ExistingRelations {
    private static final String PARENT = IssueField.PARENT.code();

    private final IssuePorts ports;
    private final Origins origins;
    private final Links links;
    private final Updating updating;
    private final ImportRecord record;
    private final ExistingChanges changes;
    private final LongNumbers changed = new LongNumbers();
    private Coming coming = Coming.NOTHING;
    private long first;

    /**
     * What comes with a file of which nothing is stored.
     *
     * @param keys whether an issue of the key comes
     * @param links of issues that are new
     * @param unchanged the issues of the rows that nothing has changed so far
     * @param parentsEdited those whose parents were edited here
     */
    public record Coming(Predicate<String> keys, KeyedPairs links, LongNumbers unchanged, LongNumbers parentsEdited) {
        static final Coming NOTHING = new Coming(key -> false, new KeyedPairs(), new LongNumbers(), new LongNumbers());
    }

    /**
     * Takes where things are.
     *
     * @param record takes what is changed
     * @param changes likewise, as edits have it
     */
    public ExistingRelations(
            IssuePorts ports,
            Origins origins,
            Links links,
            Updating updating,
            ImportRecord record,
            ExistingChanges changes) {
        this.ports = ports;
        this.origins = origins;
        this.links = links;
        this.updating = updating;
        this.record = record;
        this.changes = changes;
    }

    /** From now on it is only found out what would change. A parent counts also where the tree has no room for it. */
    public void onlyCheck(Coming what) {
        coming = what;
    }

    /** How many issues were changed by this, and by nothing else of the import; or would be. */
    public long first() {
        return first;
    }

    /**
     * Adds the links that are new, in the unit of work of the thread.
     *
     * @param waiting those of one issue follow each other
     * @param others the issues that keys have
     * @param leftOut takes those that are left out
     */
    public void addLinks(
            List<KeyedLinks.Waiting> waiting,
            Map<String, Long> others,
            BiConsumer<KeyedLinks.Waiting, KeyedLinks.Reason> leftOut) {
        Map<Long, List<KeyedLinks.Waiting>> byIssue = new LinkedHashMap<>();
        waiting.forEach(each -> byIssue.computeIfAbsent(each.issueId().orElseThrow(), any -> new ArrayList<>())
                .add(each));
        byIssue.forEach((id, some) -> note(id, newLinks(id, some, others, leftOut)));
    }

    private List<Link> newLinks(
            long id,
            List<KeyedLinks.Waiting> waiting,
            Map<String, Long> others,
            BiConsumer<KeyedLinks.Waiting, KeyedLinks.Reason> leftOut) {
        List<Link> there = links(id);
        List<Link> added = new ArrayList<>();
        for (KeyedLinks.Waiting each : waiting) {
            Long other = others.get(each.link().key());
            if (other == null) {
                if (coming.keys().test(each.link().key())) {
                    wouldAdd(id, each);
                } else {
                    leftOut.accept(each, KeyedLinks.Reason.UNKNOWN_KEY);
                }
                continue;
            }
            Optional<KeyedLinks.Reason> reason = reason(id, each.link(), other, there);
            if (reason.isPresent()) {
                leftOut.accept(each, reason.get());
            } else if (present(each.link(), other, there).isEmpty()) {
                if (updating.stores()) {
                    Link link = add(id, each.link().relation(), other);
                    there.add(link);
                    added.add(link);
                } else {
                    wouldAdd(id, each);
                }
            }
        }
        return added;
    }

    private void wouldAdd(long id, KeyedLinks.Waiting link) {
        if (coming.links().add(link)) {
            wouldChange(id);
        }
    }

    private void wouldChange(long id) {
        if (coming.unchanged().contains(id) && changed.add(id)) {
            first++;
        }
    }

    private Link add(long id, Relation relation, long other) {
        boolean from = relation.isOfFirst();
        return links.add(
                relation.type(),
                from ? id : other,
                from ? other : id,
                updating.cause().by(),
                updating.cause().at());
    }

    private List<Link> links(long id) {
        List<Link> all = new ArrayList<>();
        ExistingIssues.each(0, request -> links.list(id, true, request), (SeenLink seen) -> all.add(seen.link()));
        return all;
    }

    private static Stream<Link> between(KeyedLink link, long other, List<Link> there) {
        return there.stream()
                .filter(each -> each.type() == link.relation().type() && (each.from() == other || each.to() == other));
    }

    private static Optional<Link> present(KeyedLink link, long other, List<Link> there) {
        return between(link, other, there)
                .filter(each -> each.removal() == null)
                .findFirst();
    }

    private Optional<KeyedLinks.Reason> reason(long id, KeyedLink link, long other, List<Link> there) {
        if (id == other) {
            return Optional.of(KeyedLinks.Reason.SAME_ISSUE);
        }
        Optional<Link> present = present(link, other, there);
        if (present.isPresent()) {
            boolean same = link.relation() == Relation.RELATES
                    || (present.get().from() == id) == link.relation().isOfFirst();
            return same ? Optional.empty() : Optional.of(KeyedLinks.Reason.LINK_TAKEN);
        }
        if (!updating.overwrites() && removedHere(id, link, other, there)) {
            return Optional.of(KeyedLinks.Reason.EDITED_HERE);
        }
        return links.count(id) >= Link.MAX_OF_ISSUE || links.count(other) >= Link.MAX_OF_ISSUE
                ? Optional.of(KeyedLinks.Reason.TOO_MANY_LINKS)
                : Optional.empty();
    }

    /** Whether somebody removed such a link, and not the undoing of an import. */
    private boolean removedHere(long id, KeyedLink link, long other, List<Link> there) {
        List<Link> removed = between(link, other, there).toList();
        if (removed.isEmpty()) {
            return false;
        }
        Set<Long> takenBack = new HashSet<>();
        origins.lastImports(List.of(id, other)).values().forEach(last -> takenBack.addAll(last.takenBack()));
        return !takenBack.contains(removed.get(removed.size() - 1).id());
    }

    private void note(long id, List<Link> added) {
        if (added.isEmpty()) {
            return;
        }
        // Not that of now: where others can write meanwhile, somebody may have edited it.
        long version = lastImport(id).version();
        List<Added> brought =
                added.stream().map(link -> new Added(Kind.LINK, link.id(), "")).toList();
        first += record.updated(List.of(new ImportUpdate(id, version, version, Set.of(), brought)));
        changes.add(id, added.stream().<TrackerEvent>map(link -> new LinkAdded(updating.cause(), link)));
    }

    /** Takes the rows whose parents are not set. */
    public interface ParentsNotSet {
        /** The parent was edited here, and is kept. */
        void kept(KeyedParents.Waiting row);

        /** The parent cannot be what the row names. */
        void leftOut(KeyedParents.Waiting row, KeyedParents.Reason reason);
    }

    /** Which issues the parents of rows are. */
    public interface Named {
        /** The issues that the keys of the parents have, as the store has them now. */
        Map<String, Long> ids(List<KeyedParents.Waiting> rows);

        /** The parent of a row; null when no issue is. */
        @Nullable
        Long parent(KeyedParents.Waiting row, Map<String, Long> ids);

        /** Whether the parent of a row comes with the file. */
        boolean comes(KeyedParents.Waiting row);
    }

    /**
     * Finds which issues would get other parents.
     *
     * @param none issues whose rows say that they have none
     */
    public void checkParents(
            WaitingRows<KeyedParents.Waiting> waiting, List<Long> none, Named named, ParentsNotSet notSet) {
        WaitingRows.Pieces.OF_ONE_UNIT.each(none, some -> wouldMove(moves(toNone(some), Map.of(), notSet)));
        waiting.some(some -> {
            Map<Long, KeyedParents.Waiting> rows = new HashMap<>();
            wouldMove(moves(wanted(some, named, rows, notSet), rows, notSet));
        });
    }

    private void wouldMove(List<Move> moves) {
        moves.forEach(move -> wouldChange(move.issueId()));
    }

    /**
     * Gives issues the parents that rows name, piece by piece, as far as there is room in the tree. An issue that
     * somebody has edited since its row came in keeps its parent.
     *
     * @param waiting rows that name a parent; they still wait afterwards, so that it can be done again
     * @param none issues whose rows say that they have none
     * @return rows for which there is no room
     */
    public WaitingRows<KeyedParents.Waiting> setParents(
            WaitingRows<KeyedParents.Waiting> waiting,
            List<Long> none,
            Named named,
            ParentsNotSet notSet,
            WaitingRows.Pieces pieces) {
        pieces.each(none, some -> {
            ports.issueTree().lock();
            tried(moves(toNone(some), Map.of(), notSet));
        });
        WaitingRows<KeyedParents.Waiting> open = waiting;
        boolean moved = true;
        while (moved && !open.isEmpty()) {
            WaitingRows<KeyedParents.Waiting> left = open.others();
            pieces.each(open, some -> {
                ports.issueTree().lock();
                Map<Long, KeyedParents.Waiting> rows = new HashMap<>();
                tried(moves(wanted(some, named, rows, notSet), rows, notSet))
                        .forEach(move -> left.add(Objects.requireNonNull(rows.get(move.issueId()))));
            });
            moved = left.size() < open.size();
            if (open != waiting) {
                open.close();
            }
            open = left;
        }
        return open;
    }

    private List<Move> tried(List<Move> moves) {
        return new ParentMoves(ports, updating.cause()).tried(moves, this::moved);
    }

    /** Says of rows for which there is no room why, piece by piece. */
    public void leaveOut(
            WaitingRows<KeyedParents.Waiting> left, Named named, ParentsNotSet notSet, WaitingRows.Pieces pieces) {
        pieces.each(left, some -> {
            ports.issueTree().lock();
            Map<Long, KeyedParents.Waiting> rows = new HashMap<>();
            List<Move> moves = moves(wanted(some, named, rows, notSet), rows, notSet);
            new ParentMoves(ports, updating.cause())
                    .make(
                            moves,
                            this::moved,
                            (move, why) -> notSet.leftOut(
                                    Objects.requireNonNull(rows.get(move.issueId())),
                                    reason(why, Objects.requireNonNull(move.parent()))));
        });
    }

    private static List<Move> toNone(List<Long> issues) {
        return issues.stream().map(id -> Move.to(id, null)).toList();
    }

    /** @param rows takes the rows by their issues */
    private List<Move> wanted(
            List<KeyedParents.Waiting> waiting,
            Named named,
            Map<Long, KeyedParents.Waiting> rows,
            ParentsNotSet notSet) {
        List<Move> wanted = new ArrayList<>();
        Map<String, Long> ids = named.ids(waiting);
        for (KeyedParents.Waiting row : waiting) {
            long id = row.issueId().orElseThrow();
            rows.put(id, row);
            Long parent = named.parent(row, ids);
            if (parent == null && !updating.stores() && named.comes(row)) {
                wanted.add(Move.belowNew(id));
            } else if (parent == null) {
                notSet.leftOut(row, KeyedParents.Reason.UNKNOWN_KEY);
            } else {
                wanted.add(Move.to(id, parent));
            }
        }
        return wanted;
    }

    private KeyedParents.Reason reason(TrackerException why, long parent) {
        if (why.code() == ErrorCode.PARENT_CYCLE) {
            return KeyedParents.Reason.PARENT_CYCLE;
        }
        return ports.issueTree().children(parent) >= IssueTree.MAX_CHILDREN
                ? KeyedParents.Reason.TOO_MANY_CHILDREN
                : KeyedParents.Reason.TOO_DEEP;
    }

    /** Those that change something. Where both sides say the same, what the source says next counts again. */
    private List<Move> moves(List<Move> wanted, Map<Long, KeyedParents.Waiting> rows, ParentsNotSet notSet) {
        List<Long> ids = wanted.stream().map(Move::issueId).toList();
        Map<Long, LastImport> last = origins.lastImports(ids);
        Map<Long, Issue> issues = new HashMap<>();
        ports.issues().findOutlines(ids).forEach(issue -> issues.put(issue.id(), issue));
        Map<Long, LastImport> agreed = new HashMap<>();
        List<Move> moves = new ArrayList<>();
        for (Move move : wanted) {
            Issue issue = Objects.requireNonNull(issues.get(move.issueId()));
            LastImport before = Objects.requireNonNull(last.get(move.issueId()));
            boolean edited =
                    before.edited().contains(PARENT) || coming.parentsEdited().contains(issue.id());
            // Its row has come in already, so that only somebody else can have edited it since.
            boolean since = updating.stores() && issue.version() != before.version();
            KeyedParents.Waiting row = rows.get(move.issueId());
            boolean changes = move.changes(issue);
            if (changes && (since || (edited && !updating.overwrites()))) {
                if (row != null) {
                    notSet.kept(row);
                }
            } else if (changes) {
                moves.add(move);
            } else if (edited && !since) {
                agreed.put(issue.id(), before.at(before.version(), withoutParent(before)));
            }
        }
        if (updating.stores()) {
            origins.setLastImports(agreed);
        }
        return moves;
    }

    private LastImport lastImport(long id) {
        return Objects.requireNonNull(origins.lastImports(List.of(id)).get(id));
    }

    private static Set<String> withoutParent(LastImport last) {
        Set<String> edited = new HashSet<>(last.edited());
        edited.remove(PARENT);
        return edited;
    }

    private void moved(List<Revision> revisions) {
        Map<Long, LastImport> last = origins.lastImports(
                revisions.stream().map(each -> each.after().id()).toList());
        Map<Long, LastImport> now = new HashMap<>();
        List<ImportUpdate> updates = new ArrayList<>();
        for (Revision revision : revisions) {
            long id = revision.after().id();
            long version = revision.after().version();
            LastImport before = Objects.requireNonNull(last.get(id));
            now.put(id, before.at(version, withoutParent(before)));
            updates.add(new ImportUpdate(id, revision.before().version(), version, before.edited(), List.of()));
            changes.add(revision, Stream.of());
        }
        origins.setLastImports(now);
        first += record.updated(updates);
    }
}

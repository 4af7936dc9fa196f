package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.check.RowErrors;
import dev.issuetracker.application.importing.existing.ExistingIssues;
import dev.issuetracker.application.importing.existing.ExistingRelations;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedLinks;
import dev.issuetracker.application.importing.relation.KeyedPairs;
import dev.issuetracker.application.importing.relation.KeyedParents;
import dev.issuetracker.application.importing.relation.KeyedParents.Child;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.relation.KeyedRelations.Titles;
import dev.issuetracker.application.importing.relation.LongNumbers;
import dev.issuetracker.application.importing.relation.NamedRows;
import dev.issuetracker.application.importing.relation.SeenKeys;
import dev.issuetracker.application.importing.relation.Spool;
import dev.issuetracker.application.importing.relation.WaitingRows;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.link.Link;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a file say of other issues: collected outside of memory while they are read, and stored when all of
 * them are there.
 */
final class ImportRelations implements AutoCloseable {
    private static final long SECOND = 2;
    private static final String UNKNOWN = "No issue of this key came in";
    private static final String NOT_IN_FILE =
            "No row of this import has this title or number, and no issue of this key came in";

    private final IssuePorts ports;
    private final ImportPorts stores;
    private final RowErrors errors;
    private final NamedRows names;
    private final KeyedLinks links;
    private final KeyedParents parents;
    private final KeyedLinks linksAgain;
    private final KeyedParents parentsAgain;
    private final List<Long> withoutParent = new ArrayList<>();
    /** Of the issues whose rows speak of others, those that are what they were. */
    private final LongNumbers unchanged = new LongNumbers();
    /** Those whose parent was edited here, of which the store may not know yet. */
    private final LongNumbers parentsEdited = new LongNumbers();

    /**
     * Makes one without rows.
     *
     * @param seen the keys of the rows above and of the one that is dealt with
     * @param spools where rows wait
     * @param errors takes what is left out
     */
    ImportRelations(IssuePorts ports, ImportPorts stores, SeenKeys seen, Supplier<Spool> spools, RowErrors errors) {
        this.ports = ports;
        this.stores = stores;
        this.errors = errors;
        this.names = new NamedRows(seen);
        this.links = new KeyedLinks(spools, this::leftOut);
        this.parents = new KeyedParents(spools, this::leftOut);
        this.linksAgain = new KeyedLinks(spools, this::leftOut);
        this.parentsAgain = new KeyedParents(spools, this::leftOut);
    }

    /** @param issueId empty when the issue is not stored */
    void add(OptionalLong issueId, RowPlace place, ImportPast past) {
        String key = past.key();
        if (key != null) {
            issueId.ifPresentOrElse(id -> names.made(key, id), () -> names.comes(key));
        }
        links.add(issueId, key, place, past.relations().links());
        waiting(issueId, place, past, false).forEach(parents::add);
    }

    /**
     * Adds what a row says whose issue came in before.
     *
     * @param now what became of the issue until now
     */
    void addAgain(long issueId, RowPlace place, ImportPast past, ExistingIssues.Now now) {
        OptionalLong id = OptionalLong.of(issueId);
        KeyedRelations relations = past.relations();
        linksAgain.add(id, past.key(), place, relations.links());
        List<KeyedParents.Waiting> parent = waiting(id, place, past, true);
        parent.stream().limit(1).forEach(parentsAgain::add);
        if (parent.isEmpty() && relations.ofParent() && now.withParent()) {
            withoutParent.add(issueId);
        }
        if (!now.changed() && (relations.ofParent() || !relations.links().isEmpty())) {
            unchanged.add(issueId);
        }
        if (now.parentEdited() && relations.ofParent()) {
            parentsEdited.add(issueId);
        }
    }

    /** What a row names as its parent: by a key, or by a title. */
    private static List<KeyedParents.Waiting> waiting(
            OptionalLong issueId, RowPlace place, ImportPast past, boolean again) {
        String parent = past.relations().parent();
        Titles named = past.relations().titles();
        List<KeyedParents.Waiting> waiting = new ArrayList<>();
        if (parent != null) {
            waiting.add(new KeyedParents.Waiting(issueId, past.key(), place, parent, false, again));
        }
        if (named != null && named.parent() != null) {
            waiting.add(new KeyedParents.Waiting(issueId, past.key(), place, named.parent(), true, again));
        }
        return waiting;
    }

    /** Remembers the title of a row, whether its issue is stored or not. */
    void remember(ImportPast past) {
        Titles named = past.relations().titles();
        if (named != null) {
            names.remember(named.own(), past.key());
        }
    }

    /** Says that a row is not stored as it is, but will be when it was mended. */
    void mended(ImportPast past) {
        String key = past.key();
        if (key != null) {
            names.comes(key);
        }
    }

    /** Says which issue has the key of a row, if it came in before. */
    void known(ImportPast past, OptionalLong issueId) {
        String key = past.key();
        if (key != null && issueId.isPresent()) {
            names.known(key, issueId.getAsLong());
        }
    }

    /** Finds what would be left out, and what would change of issues that came in before, where nothing is stored. */
    void check(KnownKeys keys, IssueTree tree, ExistingRelations existing) {
        links.check(names::isNew, keys::ids);
        KeyedPairs pairs = new KeyedPairs();
        links.rows().each(pairs::add);
        existing.onlyCheck(new ExistingRelations.Coming(names::isNew, pairs, unchanged, parentsEdited));
        addLinks(linksAgain.rows(), keys, existing, WaitingRows.Pieces.OF_ONE_UNIT);
        existing.checkParents(parentsAgain.rows(), withoutParent, named(keys), parentsNotSet());
        parents.check(names, keys::ids, tree);
    }

    /** Keeps others from moving issues in the tree until the unit of work of the thread ends, if rows name parents. */
    void lock() {
        if (!parents.rows().isEmpty() || !parentsAgain.rows().isEmpty() || !withoutParent.isEmpty()) {
            ports.issueTree().lock();
        }
    }

    /** Stores piece by piece what rows say whose issues are new; afterwards none wait. */
    void store(KnownKeys keys, UserRef by, Instant at, WaitingRows.Pieces pieces) {
        links.store(keys::ids, stores.links(), by, at, pieces);
        if (!parents.rows().isEmpty()) {
            ports.transactions()
                    .reading(() -> parents.places(names, keys::ids, ports.issueTree()))
                    .store(keys::ids, pieces, children -> setParents(children, by));
        }
    }

    /** How many issues that came in before wait for their parents. */
    long waitingParents() {
        return parentsAgain.rows().size();
    }

    /** Stores the parents of issues that came in before, after all others; afterwards none wait. */
    void setParentsAgain(KnownKeys keys, ExistingRelations existing, WaitingRows.Pieces pieces) {
        ExistingRelations.Named named = named(keys);
        try (WaitingRows<KeyedParents.Waiting> left =
                existing.setParents(parentsAgain.rows(), List.copyOf(withoutParent), named, parentsNotSet(), pieces)) {
            withoutParent.clear();
            existing.leaveOut(left, named, parentsNotSet(), pieces);
            parentsAgain.close();
        }
    }

    /** Stores piece by piece the parents that do not wait for issues that are new. */
    void moveAgain(KnownKeys keys, ExistingRelations existing, WaitingRows.Pieces pieces) {
        ExistingRelations.Named named = named(keys);
        try (WaitingRows<KeyedParents.Waiting> now = parentsAgain.rows().others()) {
            parentsAgain.rows().moveTo(now, some -> {
                Map<String, Long> there = named.ids(some);
                return each -> named.parent(each, there) != null || !named.comes(each);
            });
            List<Long> none = List.copyOf(withoutParent);
            withoutParent.clear();
            try (WaitingRows<KeyedParents.Waiting> left =
                    existing.setParents(now, none, named, parentsNotSet(), pieces)) {
                left.each(parentsAgain::add);
            }
        }
    }

    /** Stores piece by piece the links of issues that came in before, after {@link #store}; afterwards none wait. */
    void linkAgain(KnownKeys keys, ExistingRelations existing, WaitingRows.Pieces pieces) {
        addLinks(linksAgain.rows(), keys, existing, pieces);
        linksAgain.close();
    }

    private void addLinks(
            WaitingRows<KeyedLinks.Waiting> rows,
            KnownKeys keys,
            ExistingRelations existing,
            WaitingRows.Pieces pieces) {
        pieces.each(rows, some -> existing.addLinks(some, keys.ids(KeyedLinks.keys(some)), this::leftOut));
    }

    private ExistingRelations.Named named(KnownKeys keys) {
        return new ExistingRelations.Named() {
            @Override
            public Map<String, Long> ids(List<KeyedParents.Waiting> rows) {
                return keys.ids(names.parentKeys(rows));
            }

            @Override
            public @Nullable Long parent(KeyedParents.Waiting row, Map<String, Long> ids) {
                return names.parentIssue(row, ids);
            }

            @Override
            public boolean comes(KeyedParents.Waiting row) {
                int parent = names.parent(row);
                return parent != LongNumbers.NONE && names.isNew(parent);
            }
        };
    }

    @Override
    public void close() {
        links.close();
        parents.close();
        linksAgain.close();
        parentsAgain.close();
    }

    private ExistingRelations.ParentsNotSet parentsNotSet() {
        return new ExistingRelations.ParentsNotSet() {
            @Override
            public void kept(KeyedParents.Waiting row) {
                errors.note(row.place(), ExistingIssues.kept(IssueField.PARENT, row.parent()));
            }

            @Override
            public void leftOut(KeyedParents.Waiting row, KeyedParents.Reason reason) {
                ImportRelations.this.leftOut(row, reason);
            }
        };
    }

    /** An issue cannot be stored below one that is not there yet. So its parent is its second version. */
    private void setParents(List<Child> children, UserRef by) {
        Map<Long, Long> parentOf = children.stream().collect(Collectors.toMap(Child::id, Child::parent));
        List<Revision> revisions = new ArrayList<>();
        for (Issue issue : ports.issues().findOutlines(parentOf.keySet())) {
            IssuePatch parent = IssuePatch.of(IssueField.PARENT, parentOf.get(issue.id()));
            // The time of the last change is that of the source.
            revisions.add(issue.edit(parent, by, issue.updatedAt()));
        }
        ports.issues().save(revisions);
        stores.origins().setVersion(parentOf.keySet(), SECOND);
    }

    private void leftOut(KeyedLinks.Waiting waiting, KeyedLinks.Reason reason) {
        KeyedLink link = waiting.link();
        String why = switch (reason) {
            case UNKNOWN_KEY -> UNKNOWN;
            case SAME_ISSUE -> "An issue cannot be linked to itself";
            case LINK_TAKEN -> "The two issues have such a link in the other direction";
            case TOO_MANY_LINKS -> "One of the issues has " + Link.MAX_OF_ISSUE + " links, as many as it may have";
            case EDITED_HERE -> "It was removed here since it came in, and on_existing=overwrite adds it again";
        };
        note(waiting.place(), link.relation().code(), link.key(), reason, why + "; the link is left out.");
    }

    private void leftOut(KeyedParents.Waiting waiting, KeyedParents.Reason reason) {
        String why = switch (reason) {
            case NO_KEY -> "The issue has no key of its own";
            case UNKNOWN_KEY -> waiting.byTitle() ? NOT_IN_FILE : UNKNOWN;
            case AMBIGUOUS_TITLE -> "Several rows have this title or number, or the one that has it has no key";
            case PARENT_CYCLE -> "The issue would be a part of itself";
            case TOO_DEEP -> "The tree would be more than " + IssueTree.MAX_LEVELS + " levels deep";
            case TOO_MANY_CHILDREN -> "The parent has " + IssueTree.MAX_CHILDREN + " children, as many as it may have";
        };
        note(
                waiting.place(),
                IssueField.PARENT.code(),
                waiting.parent(),
                reason,
                why + (waiting.again() ? "; its parent stays as it is." : "; the issue is stored without a parent."));
    }

    private void note(RowPlace place, String column, String key, Enum<?> reason, String message) {
        String code = reason.name().toLowerCase(Locale.ROOT);
        errors.note(place, new FileViolation(column, key, code, message));
    }
}

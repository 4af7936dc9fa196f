package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.check.RowErrors;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.existing.ExistingIssues;
import dev.issuetracker.application.importing.existing.ExistingRelations;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.application.importing.relation.KeyedLinks;
import dev.issuetracker.application.importing.relation.KeyedParents;
import dev.issuetracker.application.importing.relation.KeyedParents.Child;
import dev.issuetracker.application.importing.relation.KeyedRelations;
import dev.issuetracker.application.importing.relation.KeyedRelations.Titles;
import dev.issuetracker.application.importing.relation.KeyedTitles;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the rows of a file say of other issues: collected while they are read, and stored when all of them are there.
 */
final class ImportRelations {
    private static final int AT_ONCE = 500;
    private static final long SECOND = 2;
    private static final String UNKNOWN = "No issue of this key came in";

    private final IssuePorts ports;
    private final ImportPorts stores;
    private final RowErrors errors;
    private final KeyedLinks links = new KeyedLinks(this::leftOut);
    private final KeyedParents parents = new KeyedParents(this::leftOut);
    private final KeyedTitles titles = new KeyedTitles();
    private final KeyedLinks linksAgain = new KeyedLinks(this::leftOut);
    private final KeyedParents parentsAgain = new KeyedParents(this::leftOut);
    private final List<Long> withoutParent = new ArrayList<>();
    /** Of the issues whose rows speak of others, those that are what they were. */
    private final Set<Long> unchanged = new HashSet<>();
    /** Those whose parent was edited here, of which the store may not know yet. */
    private final Set<Long> parentsEdited = new HashSet<>();

    /** @param errors takes what is left out */
    ImportRelations(IssuePorts ports, ImportPorts stores, RowErrors errors) {
        this.ports = ports;
        this.stores = stores;
        this.errors = errors;
    }

    /** @param issueId empty when the issue is not stored */
    void add(OptionalLong issueId, RowPlace place, ImportPast past) {
        links.add(issueId, past.key(), place, past.relations().links());
        String parent = past.relations().parent();
        if (parent != null) {
            parents.add(new KeyedParents.Waiting(issueId, past.key(), place, parent));
        }
        Titles named = past.relations().titles();
        if (named != null && named.parent() != null) {
            titles.add(new KeyedParents.Waiting(issueId, past.key(), place, named.parent()));
        }
    }

    /**
     * Adds what a row says whose issue came in before.
     *
     * @param now what became of the issue until now
     */
    void addAgain(long issueId, RowPlace place, ImportPast past, ExistingIssues.Now now) {
        OptionalLong id = OptionalLong.of(issueId);
        linksAgain.add(id, past.key(), place, past.relations().links());
        KeyedRelations relations = past.relations();
        Titles named = relations.titles();
        String title = named == null ? null : named.parent();
        if (relations.parent() != null) {
            parentsAgain.add(new KeyedParents.Waiting(id, past.key(), place, relations.parent(), true));
        } else if (title != null) {
            titles.add(new KeyedParents.Waiting(id, past.key(), place, title, true));
        } else if (relations.ofParent() && now.withParent()) {
            withoutParent.add(issueId);
        }
        if (!now.changed() && (relations.ofParent() || !relations.links().isEmpty())) {
            unchanged.add(issueId);
        }
        if (now.parentEdited() && relations.ofParent()) {
            parentsEdited.add(issueId);
        }
    }

    /** Remembers the title of a row, whether its issue is stored or not. */
    void remember(ImportPast past) {
        Titles named = past.relations().titles();
        if (named != null) {
            titles.add(named.own(), past.key());
        }
    }

    private void nameParents() {
        titles.resolve(
                row -> (row.again() ? parentsAgain : parents).add(row),
                row -> leftOut(row, KeyedParents.Reason.AMBIGUOUS_TITLE));
    }

    /** Finds what would be left out, and what would change of issues that came in before, where nothing is stored. */
    void check(KnownKeys keys, IssueTree tree, ExistingRelations existing) {
        nameParents();
        links.check(keys::cameBy, keys::ids);
        existing.onlyCheck(new ExistingRelations.Coming(keys::cameBy, links.rows(), unchanged, parentsEdited));
        again(keys, existing);
        parents.children(keys.ids(parents.keys()), keys::cameBy, tree);
    }

    /**
     * Stores all that can be, in the unit of work of the thread.
     *
     * @param stored the issues of the file
     */
    void store(KnownKeys keys, List<IdRange> stored, UserRef by, Instant at) {
        links.store(keys::ids, stores.links(), by, at);
        nameParents();
        Set<String> named = parents.keys();
        if (named.isEmpty()) {
            return;
        }
        ports.issueTree().lock();
        Map<String, Long> ids = keys.ids(named);
        Predicate<String> inFile = key -> {
            Long id = ids.get(key);
            return id != null && stored.stream().anyMatch(range -> range.contains(id));
        };
        List<Child> children = parents.children(ids, inFile, ports.issueTree());
        for (int from = 0; from < children.size(); from += AT_ONCE) {
            setParents(children.subList(from, Math.min(from + AT_ONCE, children.size())), by);
        }
    }

    /** Stores what rows say whose issues came in before, after {@link #store}. */
    void storeAgain(KnownKeys keys, ExistingRelations existing) {
        if (!parentsAgain.rows().isEmpty() || !withoutParent.isEmpty()) {
            ports.issueTree().lock();
        }
        again(keys, existing);
    }

    /** Stores piece by piece what of it does not wait for issues that are new. */
    void storeAgain(KnownKeys keys, ExistingRelations existing, ExistingRelations.Pieces pieces) {
        nameParents();
        Map<String, Long> others = keys.ids(linksAgain.keys());
        List<KeyedLinks.Waiting> linked =
                linksAgain.take(each -> others.containsKey(each.link().key())
                        || !keys.cameBy(each.link().key()));
        pieces.each(linked, some -> existing.addLinks(some, others, this::leftOut));
        Map<String, Long> ids = keys.ids(parentsAgain.keys());
        List<KeyedParents.Waiting> children =
                parentsAgain.take(each -> ids.containsKey(each.parent()) || !keys.cameBy(each.parent()));
        List<Long> none = List.copyOf(withoutParent);
        withoutParent.clear();
        existing.setParents(children, none, ids, parentsNotSet(), pieces).forEach(parentsAgain::add);
    }

    private void again(KnownKeys keys, ExistingRelations existing) {
        existing.addLinks(linksAgain.rows(), keys.ids(linksAgain.keys()), this::leftOut);
        if (parentsAgain.rows().isEmpty() && withoutParent.isEmpty()) {
            return;
        }
        existing.setParents(parentsAgain.rows(), withoutParent, keys.ids(parentsAgain.keys()), parentsNotSet());
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
            case UNKNOWN_KEY -> UNKNOWN;
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

package dev.issuetracker.application.issue;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.webhook.WebhookOutbox;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueVersion;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Gives issues the values that they had before their version, in one unit of work in which nobody else changes them.
 * Those that had another parent go back to it once the tree has room, since others may have to go first.
 */
final class FormerStates {
    /** Few, because each may have a description of the largest size, and its history two. */
    private static final int WHOLE_AT_ONCE = 20;

    private final Issues issues;
    private final EarlierValues earlier;
    private final Parents parents;
    private final Map<Long, HistoryEntry> made;
    private final Cause cause;
    private final SortedMap<Long, Revision> saved = new TreeMap<>();

    /** @param made what made the version that each issue has, as an outline */
    FormerStates(Issues issues, EarlierValues earlier, Parents parents, Map<Long, HistoryEntry> made, Cause cause) {
        this.issues = issues;
        this.earlier = earlier;
        this.parents = parents;
        this.made = made;
        this.cause = cause;
    }

    /**
     * Gives the issues their values back, but those for which the tree has no room where they were.
     *
     * @return what became of them, by their ids; as outlines where the texts of many came back
     */
    SortedMap<Long, Revision> bringBack(List<Issue> outlines) {
        boolean manyTexts = outlines.stream().filter(this::textsChanged).count() > WebhookOutbox.MAX_EDITS;
        List<Issue> open = outlines;
        int before;
        do {
            before = open.size();
            bringBack(open, manyTexts);
            open = open.stream().filter(issue -> !saved.containsKey(issue.id())).toList();
        } while (!open.isEmpty() && open.size() < before);
        return saved;
    }

    private void bringBack(List<Issue> open, boolean manyTexts) {
        Map<Boolean, List<Issue>> byTexts = open.stream().collect(Collectors.partitioningBy(this::textsChanged));
        save(revisions(Objects.requireNonNull(byTexts.get(false)), made));
        List<Long> ids = Objects.requireNonNull(byTexts.get(true)).stream()
                .map(Issue::id)
                .toList();
        for (int from = 0; from < ids.size(); from += WHOLE_AT_ONCE) {
            List<Issue> whole = issues.findAll(ids.subList(from, Math.min(from + WHOLE_AT_ONCE, ids.size())));
            save(revisions(whole, withTexts(whole)));
            if (manyTexts) {
                whole.forEach(issue -> saved.computeIfPresent(issue.id(), (id, revision) -> revision.outline()));
            }
        }
    }

    private boolean textsChanged(Issue issue) {
        HistoryEntry entry = entry(made, issue);
        return entry.change(IssueField.TITLE).isPresent()
                || entry.change(IssueField.DESCRIPTION).isPresent();
    }

    private static HistoryEntry entry(Map<Long, HistoryEntry> entries, Issue issue) {
        return Objects.requireNonNull(
                entries.get(issue.id()), () -> "the history of issue " + issue.id() + " lacks its current version");
    }

    private Map<Long, HistoryEntry> withTexts(List<Issue> some) {
        Map<Long, HistoryEntry> whole = new HashMap<>();
        issues.histories(some.stream()
                        .map(issue -> new IssueVersion(issue.id(), issue.version()))
                        .toList())
                .forEach((id, entries) -> whole.put(id, entries.get(0)));
        return whole;
    }

    private List<Revision> revisions(List<Issue> some, Map<Long, HistoryEntry> entries) {
        List<IssueValues> possible = earlier.possible(some.stream()
                .map(issue -> issue.without(List.of(entry(entries, issue))))
                .toList());
        List<Revision> revisions = new ArrayList<>(some.size());
        for (int i = 0; i < some.size(); i++) {
            Issue issue = some.get(i);
            revisions.add(issue.edit(IssuePatch.between(issue.values(), possible.get(i)), cause.by(), cause.at()));
        }
        return revisions;
    }

    private void save(List<Revision> revisions) {
        Map<Boolean, List<Revision>> byMove = revisions.stream().collect(Collectors.partitioningBy(Parents::moves));
        // First, since those that leave a parent make room for others.
        saveAll(Objects.requireNonNull(byMove.get(false)));
        Collection<List<Revision>> families = Objects.requireNonNull(byMove.get(true)).stream()
                .collect(Collectors.groupingBy(
                        revision -> Objects.requireNonNull(revision.after().parent()),
                        TreeMap::new,
                        Collectors.toList()))
                .values();
        families.forEach(this::saveChildren);
    }

    /** Saves children of one parent, together if the tree has room for all of them. */
    private void saveChildren(List<Revision> children) {
        if (parents.fits(children)) {
            saveAll(children);
            return;
        }
        for (Revision child : children) {
            if (parents.fits(List.of(child))) {
                saveAll(List.of(child));
            }
        }
    }

    private void saveAll(List<Revision> revisions) {
        issues.save(revisions);
        revisions.forEach(revision -> saved.put(revision.after().id(), revision));
    }
}

package dev.issuetracker.application.issue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.issue.EditIssues.Choice;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.EditIssues.IssueTarget;
import dev.issuetracker.application.issue.EditIssues.Named;
import dev.issuetracker.application.issue.EditIssues.Target;
import dev.issuetracker.application.issue.find.CriteriaReader;
import dev.issuetracker.application.search.SearchQuery;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the issues that a bulk edit or its revert chooses, in a bounded number of statements, and names each that does
 * not exist or, where that matters, has another version.
 */
final class ChosenIssues {
    private static final IssueSort BY_ID = new IssueSort(IssueSort.By.ID, false);

    private final Issues issues;
    private final CriteriaReader criteria;

    ChosenIssues(Issues issues, CriteriaReader criteria) {
        this.issues = issues;
        this.criteria = criteria;
    }

    /**
     * The issues as outlines, ascending by id. Others may change them meanwhile.
     *
     * @param by whom {@code me} means
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, or {@code NOT_FOUND} naming each issue
     *     that does not exist
     * @throws StaleVersionException naming each issue of which another version is current
     */
    List<Issue> find(Choice choice, Caller by, Violations violations) {
        return choice instanceof Found found
                ? list(filter(found, by, violations), violations)
                : named(choice, false, violations);
    }

    /**
     * As {@link #find}, and nobody else changes the issues until the unit of work ends.
     *
     * @param found the ids of what a search found before; of a search no others are meant, and of these only those that
     *     it still finds
     */
    List<Issue> lock(Choice choice, Caller by, Set<Long> found, Violations violations) {
        if (!(choice instanceof Found search)) {
            return named(choice, true, violations);
        }
        IssueFilter filter = filter(search, by, violations);
        if (found.isEmpty()) {
            return List.of();
        }
        issues.lock(found);
        return list(filter.among(found), violations);
    }

    /**
     * The versions that a list names, by the ids of their issues.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations; one is an issue without a version
     */
    Map<Long, Long> versions(Named named, Violations violations) {
        Map<Long, Long> versions = new LinkedHashMap<>();
        targets(named, violations).forEach((id, target) -> {
            if (target.version() != null) {
                versions.put(id, target.version());
            }
        });
        for (int i = 0; i < named.targets().size(); i++) {
            if (named.targets().get(i) instanceof IssueTarget target && target.version() == null) {
                String field = named.field() + "[" + i + "].version";
                violations.addAnother(field, "required", field + " is required: the version that the edit made.");
            }
        }
        violations.throwIfAny();
        return versions;
    }

    /**
     * The issues that a list names as outlines, also deleted ones, ascending by id and whatever version they have.
     * Nobody else changes them until the unit of work ends.
     *
     * @throws TrackerException {@code NOT_FOUND} naming each issue that there never was
     */
    List<Issue> lockAll(Named named, Set<Long> ids) {
        issues.lock(ids);
        List<Issue> found = issues.findOutlines(ids);
        checkAllFound(named, found);
        return found;
    }

    private IssueFilter filter(Found found, Caller by, Violations violations) {
        SearchQuery query = criteria.query(found.criteria(), by, "filter.", violations);
        if (query.sort().isPresent()) {
            violations.addAnother(
                    "filter.q", "not_accepted", "filter.q must not name an order: all that it finds is edited.");
        }
        violations.throwIfAny();
        return query.filter();
    }

    private List<Issue> named(Choice choice, boolean toEdit, Violations violations) {
        Named named = (Named) choice;
        Map<Long, IssueTarget> targets = targets(named, violations);
        violations.throwIfAny();
        if (toEdit) {
            issues.lock(targets.keySet());
        }
        List<Issue> found = issues.findOutlines(targets.keySet()).stream()
                .filter(issue -> !issue.deleted())
                .toList();
        checkAllFound(named, found);
        checkAllFresh(targets, found);
        return found;
    }

    private List<Issue> list(IssueFilter filter, Violations violations) {
        Page<Issue, IssueKey> page = issues.listOutlines(filter, BY_ID, PageRequest.first(IssueService.MAX_BULK));
        if (page.next().isPresent()) {
            violations.add(
                    "filter",
                    "too_many",
                    "filter matches at least " + (IssueService.MAX_BULK + 1) + " issues, and at most "
                            + IssueService.MAX_BULK + " can be edited at once; add conditions.");
            violations.throwIfAny();
        }
        return page.items();
    }

    private static Map<Long, IssueTarget> targets(Named named, Violations violations) {
        String field = named.field();
        List<Target> list = named.targets();
        if (list.isEmpty()) {
            violations.add(field, "required", field + " must list at least one issue.");
        } else if (list.size() > IssueService.MAX_BULK) {
            violations.add(
                    field,
                    "too_many",
                    field + " lists " + list.size() + " issues, and at most " + IssueService.MAX_BULK
                            + " can be edited at once.");
        }
        Map<Long, IssueTarget> byId = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof IssueTarget target) {
                IssueTarget other = byId.putIfAbsent(target.id(), target);
                if (other != null && !other.equals(target)) {
                    violations.add(
                            field + "[" + i + "]",
                            "contradiction",
                            "Issue " + target.id() + " is listed twice with different versions; list it once.");
                }
            }
        }
        return byId;
    }

    private static void checkAllFound(Named named, List<Issue> found) {
        Set<Long> existing = found.stream().map(Issue::id).collect(Collectors.toSet());
        List<Violation> missing = new ArrayList<>();
        for (int i = 0; i < named.targets().size(); i++) {
            if (named.targets().get(i) instanceof IssueTarget target && !existing.contains(target.id())) {
                missing.add(new Violation(
                        named.field() + "[" + i + "]", "not_found", "There is no issue with id " + target.id() + "."));
            }
        }
        if (!missing.isEmpty()) {
            throw new TrackerException(
                    ErrorCode.NOT_FOUND,
                    "Not found: " + missing.size() + " of the issues; see errors. Nothing was changed.",
                    missing);
        }
    }

    private static void checkAllFresh(Map<Long, IssueTarget> targets, List<Issue> found) {
        List<Stale> stale = new ArrayList<>();
        for (Issue issue : found) {
            IssueTarget target = targets.get(issue.id());
            Long version = target == null ? null : target.version();
            if (version != null && version != issue.version()) {
                stale.add(new Stale(issue.id(), version, issue.version()));
            }
        }
        if (!stale.isEmpty()) {
            throw new StaleVersionException(
                    "Changed since the version that you sent: " + stale.size() + " of the issues; see stale."
                            + " Nothing was changed.",
                    stale);
        }
    }
}

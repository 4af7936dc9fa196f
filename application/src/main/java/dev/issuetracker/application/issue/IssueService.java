package dev.issuetracker.application.issue;

import dev.issuetracker.application.account.Caller;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueDraft;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssuePatch;
import dev.issuetracker.domain.issue.IssueRules;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.Status;
import dev.issuetracker.domain.issue.ThreeWayMerge;
import dev.issuetracker.domain.issue.ValuePatch;
import dev.issuetracker.domain.label.LabelRef;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Issues. No edit is ever lost: whoever edits names the version edited, and a version is replaced once. */
public final class IssueService {
    public static final int MAX_BULK = 10_000;

    private final Transactions transactions;
    private final Issues issues;
    private final References references;
    private final Clock clock;

    public IssueService(Transactions transactions, Issues issues, Labels labels, Users users, Clock clock) {
        this.transactions = transactions;
        this.issues = issues;
        this.references = new References(labels, users);
        this.clock = StoreClock.of(clock);
    }

    /** Lists the issues that the filter finds. */
    public Page<Issue, IssueKey> list(IssueFilter filter, IssueSort sort, PageRequest<IssueKey> request) {
        return transactions.reading(() -> issues.list(filter, sort, request));
    }

    /**
     * An issue with its comments.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none, or it is deleted
     */
    public IssueThread get(long id) {
        return transactions
                .reading(() -> issues.findThread(id))
                .filter(thread -> !thread.issue().deleted())
                .orElseThrow(() -> TrackerException.notFound("issue", id));
    }

    /**
     * What became of an issue, oldest first.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none, or it is deleted
     */
    public Page<HistoryEntry, Long> history(long id, PageRequest<Long> request) {
        return transactions.reading(() -> {
            standing(id);
            return issues.history(id, request);
        });
    }

    /**
     * Creates an issue.
     *
     * @param faults what was found wrong with the request already; with any, nothing is stored
     * @throws TrackerException {@code VALIDATION_FAILED} with all faults
     */
    public Issue create(Caller by, CreateIssue wish, Violations faults) {
        return transactions.in(() -> {
            String title = IssueRules.title(wish.title(), faults);
            String description = IssueRules.description(wish.description(), faults);
            Status status = wish.status() == null ? Status.OPEN : IssueRules.status(wish.status(), faults);
            UserRef assignee = references.user(wish.assignee(), faults);
            List<LabelRef> labels = labels(wish.labels(), faults);
            faults.throwIfAny();
            IssueDraft draft = new IssueDraft(title, description, status, assignee, labels);
            return issues.add(List.of(draft), by.ref(), clock.instant()).get(0);
        });
    }

    /**
     * Edits an issue.
     *
     * @param faults what was found wrong with the request already; with any, nothing is stored
     * @return the issue as it stands now; with its version unchanged when the edit changed nothing
     * @throws TrackerException {@code NOT_FOUND}, or {@code VALIDATION_FAILED} with all faults
     * @throws EditConflictException when the edit was made on an older version and cannot, or may not, be merged
     */
    public Issue edit(Caller by, long id, EditIssue wish, Violations faults) {
        return transactions.in(() -> {
            standing(id);
            IssuePatch patch = patch(wish, faults);
            return settle(
                    () -> standing(id),
                    current -> current.edit(
                            applicable(patch, current, wish.version(), wish.mergeIfStale()),
                            by.ref(),
                            clock.instant()));
        });
    }

    /**
     * Deletes an issue: it leaves every list, report and look-up until it is restored.
     *
     * @param version the version that must stand; null deletes whatever stands
     * @throws TrackerException {@code NOT_FOUND}
     * @throws EditConflictException when another version stands
     */
    public void delete(Caller by, long id, @Nullable Long version) {
        transactions.run(() -> settle(() -> standing(id), current -> {
            applicable(IssuePatch.NOTHING, current, version, false);
            return current.delete(by.ref(), clock.instant());
        }));
    }

    /**
     * Brings a deleted issue back; one that stands stays as it is.
     *
     * @throws TrackerException {@code NOT_FOUND} when there never was one
     */
    public Issue restore(Caller by, long id) {
        return transactions.in(() -> settle(
                () -> issues.find(id).orElseThrow(() -> TrackerException.notFound("issue", id)),
                current -> current.restore(by.ref(), clock.instant())));
    }

    /**
     * Brings issues to a status, all or none, in a bounded number of statements.
     *
     * @param faults what was found wrong with the request already; with any, nothing is stored
     * @throws TrackerException {@code VALIDATION_FAILED} with all faults, or {@code NOT_FOUND} naming each unknown id
     * @throws StaleVersionException naming each issue of which another version stands
     */
    public BulkChange changeStatus(Caller by, ChangeStatus wish, Violations faults) {
        Status status = IssueRules.status(wish.status(), faults);
        Map<Long, ChangeStatus.Target> targets = targets(wish, faults);
        faults.throwIfAny();
        return transactions.in(() -> {
            issues.lock(targets.keySet());
            List<Issue> found = issues.findAll(targets.keySet()).stream()
                    .filter(issue -> !issue.deleted())
                    .toList();
            checkAllFound(wish, found);
            checkAllFresh(targets, found);
            Instant at = clock.instant();
            List<Revision> revisions = found.stream()
                    .map(issue -> issue.edit(IssuePatch.status(status), by.ref(), at))
                    .toList();
            issues.save(revisions);
            return new BulkChange(
                    Math.toIntExact(revisions.stream().filter(Revision::changed).count()),
                    revisions.stream().map(Revision::after).toList());
        });
    }

    private static Map<Long, ChangeStatus.Target> targets(ChangeStatus wish, Violations faults) {
        String field = wish.field();
        List<ChangeStatus.Target> list = wish.targets();
        if (list.isEmpty()) {
            faults.add(field, "required", field + " must name at least one issue.");
        } else if (list.size() > MAX_BULK) {
            faults.add(
                    field,
                    "too_many",
                    field + " names " + list.size() + " issues, at most " + MAX_BULK + " go at once.");
        }
        Map<Long, ChangeStatus.Target> byId = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            ChangeStatus.Target target = list.get(i);
            ChangeStatus.Target other = byId.putIfAbsent(target.id(), target);
            if (other != null && !other.equals(target)) {
                faults.add(
                        field + "[" + i + "]",
                        "contradiction",
                        "Issue " + target.id() + " is named twice with different versions.");
            }
        }
        return byId;
    }

    private static void checkAllFound(ChangeStatus wish, List<Issue> found) {
        Map<Long, Issue> byId = found.stream().collect(Collectors.toMap(Issue::id, Function.identity()));
        List<Violation> missing = new ArrayList<>();
        for (int i = 0; i < wish.targets().size(); i++) {
            long id = wish.targets().get(i).id();
            if (!byId.containsKey(id)) {
                missing.add(new Violation(
                        wish.field() + "[" + i + "]", "not_found", "There is no issue with id " + id + "."));
            }
        }
        if (!missing.isEmpty()) {
            throw new TrackerException(
                    ErrorCode.NOT_FOUND,
                    missing.size() + " of the issues named do not exist; errors names each. Nothing was changed.",
                    missing);
        }
    }

    private static void checkAllFresh(Map<Long, ChangeStatus.Target> targets, List<Issue> found) {
        List<Stale> stale = new ArrayList<>();
        for (Issue issue : found) {
            ChangeStatus.Target target = targets.get(issue.id());
            Long version = target == null ? null : target.version();
            if (version != null && version != issue.version()) {
                stale.add(new Stale(issue.id(), version, issue.version()));
            }
        }
        if (!stale.isEmpty()) {
            throw new StaleVersionException(
                    stale.size() + " of the issues named were changed since; stale names each. Nothing was changed.",
                    stale);
        }
    }

    /** Saves what the change makes of the issue; when another edit came between reading and saving, goes from that one. */
    private Issue settle(Supplier<Issue> read, Function<Issue, Revision> change) {
        while (true) {
            Revision revision = change.apply(read.get());
            try {
                issues.save(List.of(revision));
                return revision.after();
            } catch (StaleVersionException raced) {
                // Whoever came between made progress, so this ends; the next round sees what they left.
            }
        }
    }

    /** What of a patch made on that version can be applied to what stands. */
    private IssuePatch applicable(IssuePatch patch, Issue current, @Nullable Long version, boolean mergeIfStale) {
        if (version == null || version == current.version()) {
            return patch;
        }
        Optional<ThreeWayMerge> comparison = asOf(current, version).map(base -> ThreeWayMerge.of(base, patch, current));
        if (mergeIfStale && comparison.isPresent() && comparison.get().mergeable()) {
            return comparison.get().merged();
        }
        throw new EditConflictException(current, version, comparison);
    }

    private Optional<Issue> asOf(Issue current, long version) {
        if (version < 1 || version > current.version()) {
            return Optional.empty();
        }
        List<HistoryEntry> entries = issues.history(current.id(), PageRequest.first(Math.toIntExact(version)))
                .items();
        return Optional.of(Issue.replay(current.id(), entries));
    }

    private Issue standing(long id) {
        return issues.find(id)
                .filter(issue -> !issue.deleted())
                .orElseThrow(() -> TrackerException.notFound("issue", id));
    }

    private IssuePatch patch(EditIssue wish, Violations faults) {
        ValuePatch<String> title = mentioned(wish.title(), value -> IssueRules.title(value, faults));
        ValuePatch<String> description = mentioned(wish.description(), value -> IssueRules.description(value, faults));
        ValuePatch<Status> status = mentioned(wish.status(), value -> IssueRules.status(value, faults));
        ValuePatch<Optional<UserRef>> assignee =
                wish.assignee().map(key -> Optional.ofNullable(references.user(key.orElse(null), faults)));
        ValuePatch<List<LabelRef>> labels = mentioned(wish.labels(), keys -> labels(keys, faults));
        faults.throwIfAny();
        return new IssuePatch(title, description, status, assignee, labels);
    }

    private static <S, T> ValuePatch<T> mentioned(@Nullable S wish, Function<S, T> check) {
        return wish == null ? ValuePatch.keep() : ValuePatch.to(check.apply(wish));
    }

    private List<LabelRef> labels(List<LabelKey> keys, Violations faults) {
        if (keys.size() > IssueRules.MAX_LABELS) {
            faults.add("labels", "too_many", "An issue carries at most " + IssueRules.MAX_LABELS + " labels.");
            return List.of();
        }
        return references.labels(keys, faults);
    }
}

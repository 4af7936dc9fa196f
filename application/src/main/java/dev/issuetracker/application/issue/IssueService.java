package dev.issuetracker.application.issue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.BulkEdit;
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
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Issues. No edit is ever lost: whoever edits names the version edited, and a version is replaced once. */
public final class IssueService {
    public static final int MAX_BULK = 10_000;
    private static final int SHOWN_IDS = 20;
    private static final long HISTORY_AT_ONCE = 500;

    private final Transactions transactions;
    private final Issues issues;
    private final AuditLog auditLog;
    private final References references;
    private final Choices choices;
    private final Clock clock;

    public IssueService(IssuePorts ports) {
        this.transactions = ports.transactions();
        this.issues = ports.issues();
        this.auditLog = ports.auditLog();
        this.references = new References(ports.labels(), ports.users());
        this.choices = new Choices(issues);
        this.clock = ports.clock();
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
     * An issue as it stood at a version. Comments have no part in its versions: their number is that of now.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none, it is deleted now, or it never had that version
     */
    public Issue get(long id, long version) {
        return transactions.reading(() -> {
            Issue current = standing(id);
            return asOf(current, version)
                    .orElseThrow(() -> new TrackerException(ErrorCode.NOT_FOUND, neverWas(current, version)));
        });
    }

    /**
     * What became of an issue, oldest first.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none, or it is deleted
     */
    public Page<HistoryEntry, Long> history(long id, PageRequest<Long> request) {
        return transactions.reading(() -> {
            checkStanding(issues, id);
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
            List<LabelRef> labels = references.labels("labels", wish.labels(), faults);
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
            Issue read = standing(id);
            IssuePatch patch = patch(wish, faults);
            return settle(
                            read,
                            () -> standing(id),
                            current -> current.edit(
                                    applicable(patch, current, wish.version(), wish.mergeIfStale()),
                                    by.ref(),
                                    clock.instant()))
                    .after();
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
        transactions.run(() -> {
            settle(() -> standing(id), current -> {
                applicable(IssuePatch.NOTHING, current, version, false);
                return current.delete(by.ref(), clock.instant());
            });
            record(by, AuditEvent.ISSUE_DELETED, id);
        });
    }

    /**
     * Brings a deleted issue back; one that stands stays as it is.
     *
     * @throws TrackerException {@code NOT_FOUND} when there never was one
     */
    public Issue restore(Caller by, long id) {
        return transactions.in(() -> {
            Revision revision = settle(
                    () -> issues.find(id).orElseThrow(() -> TrackerException.notFound("issue", id)),
                    current -> current.restore(by.ref(), clock.instant()));
            if (revision.changed()) {
                record(by, AuditEvent.ISSUE_RESTORED, id);
            }
            return revision.after();
        });
    }

    private void record(Caller by, AuditEvent event, long id) {
        AuditSubject subject = new AuditSubject(AuditSubject.Kind.ISSUE, id);
        auditLog.add(AuditEntry.of(by, clock.instant(), event, subject, ""));
    }

    /**
     * Brings an issue back to the values that it had at an earlier version, by a new version. Labels that there are no more stay
     * away. Whether the issue was deleted at that version does not matter.
     *
     * @param toVersion the version to go back to; null is a fault
     * @param version the version that must stand; null takes whatever stands
     * @param faults what was found wrong with the request already; with any, nothing is stored
     * @return the issue as it stands now; with its version unchanged when it had those values already
     * @throws TrackerException {@code NOT_FOUND}, or {@code VALIDATION_FAILED} with all faults, of which one is a version that
     *     never was
     * @throws EditConflictException when another version stands
     */
    public Issue revert(Caller by, long id, @Nullable Long toVersion, @Nullable Long version, Violations faults) {
        return transactions.in(() -> {
            Issue read = standing(id);
            Optional<Issue> wanted = stood(read, toVersion, faults);
            faults.throwIfAny();
            IssuePatch patch =
                    IssuePatch.toValuesOf(wanted.map(this::withStandingLabels).orElseThrow());
            return settle(
                            read,
                            () -> standing(id),
                            current ->
                                    current.edit(applicable(patch, current, version, false), by.ref(), clock.instant()))
                    .after();
        });
    }

    private Optional<Issue> stood(Issue current, @Nullable Long version, Violations faults) {
        if (version == null) {
            faults.add("to_version", "required", "to_version is required: the version to go back to.");
            return Optional.empty();
        }
        Optional<Issue> stood = asOf(current, version);
        if (stood.isEmpty()) {
            faults.add("to_version", "unknown_version", neverWas(current, version));
        }
        return stood;
    }

    private static String neverWas(Issue current, long version) {
        return "The issue " + current.id() + " never had a version " + version + "; its last is " + current.version()
                + ".";
    }

    private Issue withStandingLabels(Issue stood) {
        IssuePatch patch = IssuePatch.labels(references.standing(stood.labels()));
        return stood.edit(patch, stood.createdBy(), stood.updatedAt()).after();
    }

    /**
     * Edits issues alike, all or none, in a bounded number of statements.
     *
     * @param dryRun whether only to tell what the edit would do, and store nothing
     * @param faults what was found wrong with the request already; with any, nothing is stored
     * @throws TrackerException {@code VALIDATION_FAILED} with all faults, or {@code NOT_FOUND} naming each unknown id
     * @throws StaleVersionException naming each issue of which another version stands
     */
    public BulkChange editAll(Caller by, EditIssues wish, boolean dryRun, Violations faults) {
        Supplier<BulkChange> work = () -> {
            BulkEdit edit = bulkEdit(wish, faults);
            List<Issue> chosen = choices.find(wish.choice(), !dryRun, faults);
            checkRoom(edit, chosen, faults);
            faults.throwIfAny();
            Instant at = clock.instant();
            List<Revision> revisions = chosen.stream()
                    .map(issue -> issue.edit(edit.of(issue), by.ref(), at))
                    .toList();
            if (!dryRun) {
                issues.save(revisions);
            }
            return new BulkChange(revisions, !dryRun);
        };
        return dryRun ? transactions.reading(work) : transactions.in(work);
    }

    private BulkEdit bulkEdit(EditIssues wish, Violations faults) {
        ValuePatch<Status> status = mentioned(wish.status(), value -> IssueRules.status(value, faults));
        ValuePatch<Optional<UserRef>> assignee = assignee(wish.assignee(), faults);
        List<LabelRef> added = references.labels("add_labels", wish.addLabels(), faults);
        List<LabelRef> removed = references.labels("remove_labels", wish.removeLabels(), faults);
        for (LabelRef label : removed) {
            if (added.stream().anyMatch(other -> other.id() == label.id())) {
                faults.add(
                        "remove_labels",
                        "contradiction",
                        "The label " + label.name() + " is in add_labels and in remove_labels.");
            }
        }
        return new BulkEdit(status, assignee, added, removed);
    }

    private static void checkRoom(BulkEdit edit, List<Issue> chosen, Violations faults) {
        List<Long> full = chosen.stream()
                .filter(issue -> !edit.fits(issue))
                .map(Issue::id)
                .toList();
        if (!full.isEmpty()) {
            String shown = full.stream().limit(SHOWN_IDS).map(String::valueOf).collect(Collectors.joining(", "));
            faults.add(
                    "add_labels",
                    "too_many",
                    full.size() + " issues would carry more than " + IssueRules.MAX_LABELS + " labels: " + shown
                            + (full.size() > SHOWN_IDS ? ", …" : "."));
        }
    }

    private Revision settle(Supplier<Issue> read, Function<Issue, Revision> change) {
        return settle(read.get(), read, change);
    }

    /** Saves what the change makes of the issue read; when another edit came between reading and saving, goes from that one. */
    private Revision settle(Issue read, Supplier<Issue> again, Function<Issue, Revision> change) {
        Issue current = read;
        while (true) {
            Revision revision = change.apply(current);
            try {
                issues.save(List.of(revision));
                return revision;
            } catch (StaleVersionException raced) {
                // Whoever came between made progress, so this ends; the next round sees what they left.
                current = again.get();
            }
        }
    }

    /** What of a patch made on that version can be applied to what stands. */
    private IssuePatch applicable(IssuePatch patch, Issue current, @Nullable Long version, boolean mergeIfStale) {
        if (version == null || version == current.version()) {
            return patch;
        }
        Optional<ThreeWayMerge> comparison =
                valuesAt(current, version).map(base -> ThreeWayMerge.of(base, patch, current));
        if (mergeIfStale && comparison.isPresent() && comparison.get().mergeable()) {
            return comparison.get().merged();
        }
        throw new EditConflictException(current, version, comparison);
    }

    /** What an older version said, at the cost of what happened since. */
    private Optional<Issue> valuesAt(Issue current, long version) {
        if (version < 1 || version > current.version()) {
            return Optional.empty();
        }
        Issue issue = current;
        while (issue.version() > version) {
            int since = (int) Math.min(HISTORY_AT_ONCE, issue.version() - version);
            issue = issue.before(history(current, PageRequest.before(since, issue.version() + 1)));
        }
        return Optional.of(issue);
    }

    private Optional<Issue> asOf(Issue current, long version) {
        if (version < 1 || version > current.version()) {
            return Optional.empty();
        }
        int first = (int) Math.min(HISTORY_AT_ONCE, version);
        Issue issue = current.asOf(history(current, PageRequest.first(first)));
        while (issue.version() < version) {
            int next = (int) Math.min(HISTORY_AT_ONCE, version - issue.version());
            issue = issue.after(history(current, PageRequest.after(next, issue.version())));
        }
        return Optional.of(issue);
    }

    /** Some of what is known to be there, as much as a page holds: at least one. */
    private List<HistoryEntry> history(Issue issue, PageRequest<Long> request) {
        List<HistoryEntry> entries = issues.history(issue.id(), request).items();
        if (entries.isEmpty()) {
            throw new IllegalStateException("the history of issue " + issue.id() + " has nothing at " + request);
        }
        return entries;
    }

    /** The same as {@link #standing} for who needs nothing of the issue, and least of all its description. */
    static void checkStanding(Issues issues, long id) {
        if (issues.findOutlines(List.of(id)).stream().allMatch(Issue::deleted)) {
            throw TrackerException.notFound("issue", id);
        }
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
        ValuePatch<Optional<UserRef>> assignee = assignee(wish.assignee(), faults);
        ValuePatch<List<LabelRef>> labels = mentioned(wish.labels(), keys -> references.labels("labels", keys, faults));
        faults.throwIfAny();
        return new IssuePatch(title, description, status, assignee, labels);
    }

    private static <S, T> ValuePatch<T> mentioned(@Nullable S wish, Function<S, T> check) {
        return wish == null ? ValuePatch.keep() : ValuePatch.to(check.apply(wish));
    }

    private ValuePatch<Optional<UserRef>> assignee(ValuePatch<Optional<UserKey>> wish, Violations faults) {
        return wish.map(key -> Optional.ofNullable(references.user(key.orElse(null), faults)));
    }
}

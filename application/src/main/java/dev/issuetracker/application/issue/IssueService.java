package dev.issuetracker.application.issue;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.IssueCreated;
import dev.issuetracker.application.event.TrackerEvent.IssueDeleted;
import dev.issuetracker.application.event.TrackerEvent.IssueEdited;
import dev.issuetracker.application.event.TrackerEvent.IssueRestored;
import dev.issuetracker.application.issue.EditIssues.Found;
import dev.issuetracker.application.issue.find.CountIssues;
import dev.issuetracker.application.issue.find.CriteriaReader;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.issue.find.FoundIssues;
import dev.issuetracker.application.issue.find.IssueCounting;
import dev.issuetracker.application.issue.find.IssueCounts;
import dev.issuetracker.application.issue.find.IssueFinder;
import dev.issuetracker.application.issue.find.IssueList;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueThread;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.issue.ThreeWayMerge;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssuePatch;
import dev.issuetracker.domain.issue.value.IssueValues;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Issues. No edit is ever lost: an edit names the version that it was made on, and a version is replaced once. */
public final class IssueService {
    public static final int MAX_BULK = 10_000;

    /** How long it may take to find or count issues. */
    static final Duration SEARCH_BUDGET = Duration.ofSeconds(5);

    private final IssuePorts ports;
    private final Transactions transactions;
    private final Issues issues;
    private final Events events;
    private final References references;
    private final Parents parents;
    private final EarlierValues earlier;
    private final FormerVersions former;
    private final BulkEditing bulkEditing;
    private final BulkReverting bulkReverting;
    private final IssueFinder finder;
    private final IssueCounting counting;
    private final Clock clock;

    public IssueService(IssuePorts ports) {
        this.ports = ports;
        this.transactions = ports.transactions();
        this.issues = ports.issues();
        this.events = ports.events();
        this.references = new References(ports);
        this.parents = new Parents(issues, ports.issueTree());
        this.earlier = new EarlierValues(references);
        CriteriaReader criteria = new CriteriaReader(ports.searchPorts());
        this.former = new FormerVersions(issues);
        ChosenIssues chosenIssues = new ChosenIssues(issues, criteria);
        this.bulkEditing = new BulkEditing(ports, references, parents, chosenIssues);
        this.bulkReverting = new BulkReverting(ports, earlier, parents, chosenIssues);
        this.finder = new IssueFinder(issues, criteria);
        this.counting = new IssueCounting(issues, ports.searchPorts(), criteria);
        this.clock = ports.clock();
    }

    /**
     * Lists issues.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, of which some may be names of accounts,
     *     labels, fields or options that do not exist
     */
    public IssueList list(Caller by, FindIssues command, PageRequest<IssueKey> page) {
        by.demand(Permission.READ);
        return list(by, command, (order, violations) -> page);
    }

    /**
     * The same for an edge that can read which page is wanted only when it knows the order of the list.
     *
     * @param page gives the page of a list in an order; it may add violations
     * @throws TrackerException as above
     */
    public IssueList list(
            Caller by, FindIssues command, BiFunction<IssueOrder, Violations, PageRequest<IssueKey>> page) {
        by.demand(Permission.READ);
        // Without conditions, an index has the page.
        return command.criteria().none()
                ? transactions.readingOnce(() -> finder.page(by, command, page))
                : search(by, () -> finder.page(by, command, page));
    }

    /**
     * Lists the issues that have an issue as their parent.
     *
     * @param command conditions on the children, and their order
     * @throws TrackerException {@code NOT_FOUND} when there is no such issue, or as above
     */
    public IssueList children(Caller by, long id, FindIssues command, PageRequest<IssueKey> page) {
        by.demand(Permission.READ);
        return children(by, id, command, (order, violations) -> page);
    }

    /**
     * The same for an edge that can read which page is wanted only when it knows the order of the list.
     *
     * @param page gives the page of a list in an order; it may add violations
     * @throws TrackerException as above
     */
    public IssueList children(
            Caller by, long id, FindIssues command, BiFunction<IssueOrder, Violations, PageRequest<IssueKey>> page) {
        by.demand(Permission.READ);
        return search(by, () -> {
            ports.requireIssue(id);
            return finder.page(by, command.childrenOf(id), page);
        });
    }

    /**
     * All issues that a command finds, for a caller that reads them within its own unit of work.
     *
     * @throws TrackerException as {@link #list}
     */
    public FoundIssues find(Caller by, FindIssues command) {
        by.demand(Permission.READ);
        return transactions.reading(() -> finder.all(by, command));
    }

    private <T> T search(Caller by, Supplier<T> search) {
        return transactions.within(by.user().id(), SEARCH_BUDGET, search);
    }

    /**
     * Counts issues, exactly, and all at one moment.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public IssueCounts count(Caller by, CountIssues command) {
        by.demand(Permission.READ);
        return search(by, () -> counting.count(by, command));
    }

    /**
     * An issue with its comments.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none, or it is deleted
     */
    public IssueThread get(Caller by, long id) {
        by.demand(Permission.READ);
        Optional<IssueThread> thread = transactions.readingOnce(() -> issues.findThread(id));
        IssuePorts.existing(thread.map(IssueThread::issue), id);
        return thread.orElseThrow();
    }

    /**
     * An issue as it was at a version. Comments have no part in its versions: their number is that of now.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none, it is deleted now, or its history does not have
     *     that version
     */
    public Issue get(Caller by, long id, long version) {
        by.demand(Permission.READ);
        return transactions.reading(() -> {
            Issue current = existing(id);
            if (version == current.version()) {
                return current;
            }
            return former.asOf(current, version)
                    .orElseThrow(() -> new TrackerException(ErrorCode.NOT_FOUND, notInHistory(current, version)));
        });
    }

    /**
     * What became of an issue, oldest first.
     *
     * @throws TrackerException {@code NOT_FOUND} when there is none, or it is deleted
     */
    public Page<HistoryEntry, Long> history(Caller by, long id, PageRequest<Long> request) {
        by.demand(Permission.READ);
        return transactions.reading(() -> {
            ports.requireIssue(id);
            return issues.history(id, request);
        });
    }

    /**
     * Creates an issue.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations
     */
    public Issue create(Caller by, CreateIssue command) {
        by.demand(Permission.WRITE_ISSUES);
        return transactions.in(() -> {
            Violations violations = command.violations();
            parents.checkExists(command.values(), null, violations);
            IssueDraft draft = command.values().draft(references, violations);
            parents.check(draft.values().parent());
            Instant at = clock.instant();
            Issue created = issues.add(List.of(draft), by.ref(), at).get(0);
            events.publish(new IssueCreated(Cause.of(by, at), created));
            return created;
        });
    }

    /**
     * Edits an issue.
     *
     * @return the issue as it is now; with its version unchanged when the edit changed nothing
     * @throws TrackerException {@code NOT_FOUND}, or {@code VALIDATION_FAILED} with all violations
     * @throws EditConflictException when the edit was made on an older version and cannot, or may not, be merged
     */
    public Issue edit(Caller by, long id, EditIssue command) {
        by.demand(Permission.WRITE_ISSUES);
        return transactions.in(() -> {
            Issue read = existing(id);
            Violations violations = command.violations();
            parents.checkExists(command.values(), read.parent(), violations);
            IssuePatch patch = command.values().checked(references, violations).patch();
            Revision revision = settle(
                    read,
                    () -> existing(id),
                    current -> current.edit(
                            applicable(patch, current, command.version(), command.mergeIfStale()),
                            by.ref(),
                            clock.instant()));
            events.publish(by, IssueEdited::new, revision);
            return revision.after();
        });
    }

    /**
     * Deletes an issue: it leaves every list, report and look-up until it is restored.
     *
     * @param version the version that must be current; null deletes whatever version is
     * @throws TrackerException {@code NOT_FOUND}
     * @throws EditConflictException when another version is current
     */
    public void delete(Caller by, long id, @Nullable Long version) {
        by.demand(Permission.DELETE_ISSUES);
        transactions.run(() -> {
            Revision revision = settle(() -> existing(id), current -> {
                applicable(IssuePatch.NOTHING, current, version, false);
                return current.delete(by.ref(), clock.instant());
            });
            events.publish(by, IssueDeleted::new, revision);
        });
    }

    /**
     * Brings a deleted issue back; one that is not deleted stays as it is.
     *
     * @param version the version that must be current; null restores whatever version is
     * @throws TrackerException {@code NOT_FOUND} when there never was one
     * @throws EditConflictException when another version is current
     */
    public Issue restore(Caller by, long id, @Nullable Long version) {
        by.demand(Permission.DELETE_ISSUES);
        return transactions.in(() -> {
            Revision revision =
                    settle(() -> issues.find(id).orElseThrow(() -> TrackerException.notFound("issue", id)), current -> {
                        applicable(IssuePatch.NOTHING, current, version, false);
                        return current.restore(by.ref(), clock.instant());
                    });
            events.publish(by, IssueRestored::new, revision);
            return revision.after();
        });
    }

    /**
     * Brings an issue back to the values that it had at an earlier version, by a new version. Labels, fields and
     * options that were removed since stay away. Whether the issue was deleted at that version does not matter.
     *
     * @return the issue as it is now; with its version unchanged when it had those values already
     * @throws TrackerException {@code NOT_FOUND}, or {@code VALIDATION_FAILED} with all violations, of which one is a
     *     version that its history does not have
     * @throws EditConflictException when another version is current
     */
    public Issue revert(Caller by, long id, RevertIssue command) {
        by.demand(Permission.WRITE_ISSUES);
        return transactions.in(() -> {
            Issue read = existing(id);
            IssueValues wanted = valuesAt(read, command.toVersion(), Violations.of(command.shape()));
            IssueValues possible = earlier.possible(wanted);
            Revision revision = settle(
                    read,
                    () -> existing(id),
                    current -> current.edit(
                            applicable(
                                    IssuePatch.between(current.values(), possible), current, command.version(), false),
                            by.ref(),
                            clock.instant()));
            events.publish(by, IssueEdited::new, revision);
            return revision.after();
        });
    }

    private IssueValues valuesAt(Issue current, @Nullable Long version, Violations violations) {
        Optional<Issue> wanted = version == null ? Optional.empty() : former.asOf(current, version);
        if (version == null) {
            violations.add("to_version", "required", "to_version is required: the version to go back to.");
        } else if (wanted.isEmpty()) {
            violations.add("to_version", "unknown_version", notInHistory(current, version));
        }
        violations.throwIfAny();
        return wanted.orElseThrow().values();
    }

    private static String notInHistory(Issue current, long version) {
        return "The history of issue " + current.id() + " has no version " + version + "; its last version is "
                + current.version() + ".";
    }

    /**
     * Edits issues alike, all or none, in a bounded number of statements. What a search finds is looked for before the
     * edit begins, so that a slow one holds up nobody, and is edited if the search still finds it then.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, {@code NOT_FOUND} naming each unknown id,
     *     or {@code TOO_EXPENSIVE} when a search takes more than five seconds
     * @throws StaleVersionException naming each issue of which another version is current
     */
    public BulkChange editAll(Caller by, EditIssues command) {
        by.demand(Permission.WRITE_ISSUES);
        if (!(command.choice() instanceof Found)) {
            return command.dryRun()
                    ? transactions.reading(() -> bulkEditing.plan(by, command))
                    : transactions.alone(() -> bulkEditing.edit(by, command, Set.of()));
        }
        if (command.dryRun()) {
            return search(by, () -> bulkEditing.plan(by, command));
        }
        // A search may take long, and others write meanwhile.
        Set<Long> found = search(by, () -> ids(bulkEditing.plan(by, command)));
        return transactions.alone(() -> bulkEditing.edit(by, command, found));
    }

    private static Set<Long> ids(BulkChange plan) {
        return plan.issues().stream().map(Issue::id).collect(Collectors.toSet());
    }

    /**
     * Takes back what one version of each of many issues changed: each gets the values of the version before, by a new
     * one, as {@link #revert} brings them back. An issue that has another version by now, or is deleted, is kept as it
     * is, and so is one for which the tree has no room where it was.
     *
     * @throws TrackerException {@code VALIDATION_FAILED} with all violations, of which one is a version that has none
     *     before it, or {@code NOT_FOUND} naming each unknown id
     */
    public BulkRevert revertAll(Caller by, RevertIssues command) {
        by.demand(Permission.WRITE_ISSUES);
        return transactions.alone(() -> bulkReverting.revert(by, command));
    }

    private Revision settle(Supplier<Issue> read, Function<Issue, Revision> change) {
        return settle(read.get(), read, change);
    }

    /**
     * Saves what the change makes of the issue read; when another edit came between reading and saving, goes from that
     * one.
     */
    private Revision settle(Issue read, Supplier<Issue> again, Function<Issue, Revision> change) {
        Issue current = read;
        while (true) {
            Revision revision = change.apply(current);
            parents.check(List.of(revision));
            try {
                issues.save(List.of(revision));
                return revision;
            } catch (StaleVersionException raced) {
                // Each race lost is an edit that another caller made, so this ends. The next round starts from that
                // edit.
                current = again.get();
            }
        }
    }

    /** What of a patch made on that version can be applied to the current one. */
    private IssuePatch applicable(IssuePatch patch, Issue current, @Nullable Long version, boolean mergeIfStale) {
        if (version == null || version == current.version()) {
            return patch;
        }
        Optional<ThreeWayMerge> comparison =
                former.valuesAt(current, version).map(base -> ThreeWayMerge.of(base, patch, current));
        if (mergeIfStale && comparison.isPresent() && comparison.get().mergeable()) {
            return comparison.get().merged();
        }
        throw new EditConflictException(current, version, comparison);
    }

    private Issue existing(long id) {
        return IssuePorts.existing(issues.find(id), id);
    }
}

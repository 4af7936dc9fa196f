package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.application.importing.staging.SliceSize;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.NewIssue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** One turn of staging issues, which ends with their publication or their removal. */
final class StagedImport implements ImportRun.Adding {
    private final StagedIssues staged;
    private final StopSignal stop;
    private final Clock clock;
    private final SliceSize size = new SliceSize();

    StagedImport(StagedIssues staged, StopSignal stop, Clock clock) {
        this.staged = staged;
        this.stop = stop;
        this.clock = clock;
    }

    /** Waits until it is its turn, and begins. */
    void begin(long count, ImportProgress progress) {
        do {
            stop.check(WatchedReader.NOTHING_STORED);
            progress.check();
        } while (!staged.begin(count));
    }

    @Override
    public List<Issue> add(List<NewIssue> issues) {
        return staged.add(issues);
    }

    @Override
    public <T> T making(Transactions transactions, Supplier<T> making) {
        return transactions.alone(making);
    }

    @Override
    public void made(NameKind kind, long id) {
        staged.made(kind, id);
    }

    @Override
    public int most() {
        return size.rows();
    }

    /** Others wait from the start of the unit of work until it is committed. */
    @Override
    public List<Issue> unit(Transactions transactions, Supplier<List<Issue>> storing) {
        AtomicReference<Instant> began = new AtomicReference<>(clock.instant());
        List<Issue> added = transactions.alone(() -> {
            began.set(clock.instant());
            return storing.get();
        });
        size.took(added.size(), Duration.between(began.get(), clock.instant()));
        return added;
    }

    /** Publishes all of them with the unit of work of the thread. */
    void publish() {
        staged.publish();
    }

    /** Ends the turn after the publication. What was published may have been undone with the unit of work. */
    void end() {
        staged.end();
        try {
            removeLeft(staged::removeRemains);
        } catch (TrackerException away) {
            // The next import removes it before it begins, and so does the next start.
            return;
        }
    }

    /** Removes what was staged, and ends the turn. A server that shuts down leaves it to its next start. */
    void remove() {
        try {
            removeLeft(staged::removeSome);
        } finally {
            staged.end();
        }
    }

    private void removeLeft(BooleanSupplier removing) {
        boolean gone = false;
        while (!gone && !stop.given()) {
            gone = removing.getAsBoolean();
        }
    }
}

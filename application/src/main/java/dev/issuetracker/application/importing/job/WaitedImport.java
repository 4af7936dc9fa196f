package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.importing.ImportCancelledException;
import dev.issuetracker.application.importing.ImportProgress;
import dev.issuetracker.application.importing.PreparedImport;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Clock;
import java.util.Set;

/**
 * An import whose sender waits, as long as it is shown among those for which nobody does. Closed without being stored
 * it is forgotten, since its sender is answered, unless there is something left to be seen of it.
 */
public final class WaitedImport implements AutoCloseable {
    private final Transactions transactions;
    private final JobPorts ports;
    private final Clock clock;
    private final ImportProgress progress;
    private final long id;
    private final Runnable ended;

    /** @param ended runs when it is closed */
    WaitedImport(JobPorts ports, ImportProgress progress, long id, Runnable ended) {
        this.transactions = ports.transactions();
        this.ports = ports;
        this.clock = StoreClock.of(ports.clock());
        this.progress = progress;
        this.id = id;
        this.ended = ended;
    }

    /**
     * Stores what was prepared in one unit of work, or joins the one of the thread. From then on it is one of the
     * imports that are done.
     *
     * @throws ImportCancelledException when somebody has cancelled it
     * @throws TrackerException as {@link PreparedImport#store} does
     */
    public ImportReport store(PreparedImport prepared) {
        return transactions.alone(() -> {
            ImportReport report = prepared.store();
            if (!ports.jobs().remove(id, JobState.RUNNING)) {
                throw new ImportCancelledException();
            }
            return report;
        });
    }

    /** Ends it. What it had prepared is to be closed before. */
    @Override
    public void close() {
        try {
            boolean left = transactions.reading(() -> ports.jobs().find(id)).isPresent();
            if (left) {
                transactions.run(this::forget);
            }
        } catch (TrackerException away) {
            // It is found out like one whose server died.
        } finally {
            ended.run();
        }
    }

    private void forget() {
        if (progress.cancelled()) {
            end(JobState.CANCELLED);
        } else if (ports.begunUndos().lock(id).isPresent()) {
            // It has not failed before what it changed is taken back, which another import or the next server does.
        } else if (ports.jobs().find(id).filter(job -> job.kept().any()).isPresent()) {
            end(JobState.FAILED);
        } else {
            ports.jobs().remove(id, JobState.RUNNING);
        }
    }

    private void end(JobState state) {
        ports.jobs().end(id, Set.of(JobState.RUNNING), state, null, clock.instant());
    }
}

package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.importing.ImportCancelledException;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportProgress;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.PreparedImport;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.store.StoreClock;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.User;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One import that runs while nobody waits, from its turn to its end. */
final class JobRun {
    private final ImportService importing;
    private final Transactions transactions;
    private final JobPorts ports;
    private final Clock clock;
    private final ImportProgress progress;
    private final long id;

    JobRun(ImportService importing, JobPorts ports, ImportProgress progress, long id) {
        this.importing = importing;
        this.transactions = ports.transactions();
        this.ports = ports;
        this.clock = StoreClock.of(ports.clock());
        this.progress = progress;
        this.id = id;
    }

    void run(Caller by, ImportFile file, ImportPlan plan, JobAnswers answers) {
        if (!transactions.in(() -> ports.jobs().move(id, Set.of(JobState.QUEUED), JobState.RUNNING))) {
            return;
        }
        try {
            store(importing.prepare(current(by), file, plan, progress), answers);
            ports.files().remove(id);
        } catch (ImportCancelledException cancelled) {
            // Who cancelled it says so in the store.
        } catch (RuntimeException failure) {
            transactions.run(() -> end(JobState.FAILED, answers.failed().apply(failure)));
        }
    }

    private void store(PreparedImport prepared, JobAnswers answers) {
        try (prepared) {
            transactions.run(() -> {
                JobAnswer answer = answers.done().apply(prepared.store());
                if (!end(JobState.DONE, answer)) {
                    // Somebody cancelled it since: what was stored goes with this unit of work.
                    throw new ImportCancelledException();
                }
            });
        } catch (RuntimeException failure) {
            throw prepared.notStored(failure);
        }
    }

    private boolean end(JobState state, @Nullable JobAnswer answer) {
        return ports.jobs().end(id, Set.of(JobState.RUNNING), state, answer, clock.instant());
    }

    /** The account as it is now: since the file was sent it may have lost its rights. */
    private Caller current(Caller by) {
        User user = transactions
                .reading(() -> ports.users().find(by.user().id()))
                .filter(account -> !account.disabled())
                .orElseThrow(() -> new TrackerException(ErrorCode.ACCOUNT_DISABLED, "The account was disabled."));
        Caller current = new Caller(user, by.credential(), by.origin());
        current.demand(Permission.WRITE_ISSUES);
        return current;
    }
}

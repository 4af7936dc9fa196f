package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.NewIssue;
import java.util.List;

/** One turn of staging issues, which ends with their publication or their removal. */
final class StagedImport implements ImportRun.Adding {
    /** Others wait while so many are stored. */
    private static final int MOST = 100;

    private final StagedIssues staged;
    private final StopSignal stop;

    StagedImport(StagedIssues staged, StopSignal stop) {
        this.staged = staged;
        this.stop = stop;
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
    public int most() {
        return MOST;
    }

    /** Publishes all of them with the unit of work of the thread. */
    void publish() {
        staged.publish();
    }

    /** Ends the turn after the publication. */
    void end() {
        staged.end();
    }

    /** Removes what was staged, and ends the turn. A server that shuts down leaves it to its next start. */
    void remove() {
        try {
            boolean gone = false;
            while (!gone && !stop.given()) {
                gone = staged.removeSome();
            }
        } finally {
            staged.end();
        }
    }
}

package dev.issuetracker.application.importing;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.KeptIssues;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The issues that an import made, on their way out: those that nobody edited since are deleted, in batches. */
final class ImportUndo {
    private static final int BATCH = 500;
    /** Of an issue without an origin, which no row names again. */
    private static final LastImport FIRST = new LastImport(1, Set.of(), Set.of());

    private final Issues issues;
    private final Origins origins;
    private final Cause cause;
    private final KeptIssues kept;
    private final Runnable check;

    private final List<Long> batch = new ArrayList<>(BATCH);
    private long deleted;

    ImportUndo(Issues issues, Origins origins, Cause cause, KeptIssues kept, Runnable check) {
        this.issues = issues;
        this.origins = origins;
        this.cause = cause;
        this.kept = kept;
        this.check = check;
    }

    /** Takes back the issues with these ids. Ranges come ascending, so that two undos never wait for each other. */
    void take(IdRange range) {
        for (long id = range.first(); id <= range.last(); id++) {
            batch.add(id);
            if (batch.size() == BATCH) {
                flush();
            }
        }
    }

    /** Deals with the issues that wait; answers how many were deleted in all. */
    long finish() {
        flush();
        return deleted;
    }

    private void flush() {
        check.run();
        issues.lock(batch);
        Map<Long, LastImport> imports = origins.lastImports(batch);
        List<Revision> deletions = new ArrayList<>(batch.size());
        for (Issue issue : issues.findOutlines(batch)) {
            if (issue.deleted()) {
                continue;
            }
            LastImport last = imports.getOrDefault(issue.id(), FIRST);
            if (last.unedited(issue.version()) || !kept.keeps(issue, last.version())) {
                deletions.add(issue.delete(cause.by(), cause.at()));
            }
        }
        if (!kept.doomed()) {
            issues.save(deletions);
            deleted += deletions.size();
        }
        batch.clear();
    }
}

package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.LastImport;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.done.UndoMode;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.Revision;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One import on its way out: deletes what nobody edited since, in batches, and remembers the rest. */
final class ImportUndo {
    private static final int BATCH = 500;
    /** Of an issue without an origin, which no row names again. */
    private static final LastImport FIRST = new LastImport(1, Set.of(), Set.of());

    private final Issues issues;
    private final Origins origins;
    private final UserRef by;
    private final Instant at;
    private final UndoMode mode;
    private final StopSignal stop;

    private final List<Long> batch = new ArrayList<>(BATCH);
    private final List<Long> kept = new ArrayList<>();
    private final List<Stale> named = new ArrayList<>();
    private long deleted;

    ImportUndo(Issues issues, Origins origins, UserRef by, Instant at, UndoMode mode, StopSignal stop) {
        this.issues = issues;
        this.origins = origins;
        this.by = by;
        this.at = at;
        this.mode = mode;
        this.stop = stop;
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

    /**
     * Tells what was done.
     *
     * @throws StaleVersionException when nothing must be deleted
     */
    UndoReport finish(long importId) {
        flush();
        if (mode == UndoMode.ALL_OR_NOTHING && !kept.isEmpty()) {
            String rest = kept.size() > named.size() ? "; stale lists the first " + named.size() : "; see stale";
            throw new StaleVersionException(
                    "Edited since the import: " + kept.size() + " of its issues" + rest
                            + ". Nothing was deleted. With mode=partial the others are deleted, with force=true these too.",
                    named);
        }
        return new UndoReport(importId, deleted, kept);
    }

    private void flush() {
        stop.check("nothing was deleted; undo the import again in a moment.");
        issues.lock(batch);
        Map<Long, LastImport> imports = origins.lastImports(batch);
        List<Revision> deletions = new ArrayList<>(batch.size());
        for (Issue issue : issues.findOutlines(batch)) {
            if (issue.deleted()) {
                continue;
            }
            LastImport last = imports.getOrDefault(issue.id(), FIRST);
            if (last.unedited(issue.version()) || mode == UndoMode.DELETE_EDITED) {
                deletions.add(issue.delete(by, at));
            } else {
                keep(issue, last.version());
            }
        }
        boolean doomed = mode == UndoMode.ALL_OR_NOTHING && !kept.isEmpty();
        if (!doomed) {
            issues.save(deletions);
            deleted += deletions.size();
        }
        batch.clear();
    }

    private void keep(Issue issue, long asImported) {
        kept.add(issue.id());
        if (named.size() < ImportService.MAX_NAMED) {
            named.add(new Stale(issue.id(), asImported, issue.version()));
        }
    }
}

package dev.issuetracker.application.importing;

import dev.issuetracker.application.event.Cause;
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

/** Some of the issues that an import made, on their way out: those that nobody edited since are deleted. */
final class ImportUndo {
    /** Of an issue without an origin, which no row names again. */
    private static final LastImport FIRST = new LastImport(1, Set.of(), Set.of());

    private final Issues issues;
    private final Origins origins;

    ImportUndo(Issues issues, Origins origins) {
        this.issues = issues;
        this.origins = origins;
    }

    /**
     * Takes back the issues with these ids, in the unit of work of the thread. They come ascending, so that two undos
     * never wait for each other.
     *
     * @return how many were deleted
     */
    long take(List<Long> ids, Cause cause, KeptIssues kept) {
        issues.lock(ids);
        List<Revision> deletions = new ArrayList<>(ids.size());
        for (Issue issue : left(ids, kept)) {
            deletions.add(issue.delete(cause.by(), cause.at()));
        }
        if (kept.doomed()) {
            return 0;
        }
        issues.save(deletions);
        return deletions.size();
    }

    /** Those of these issues that are not deleted already, without those that are kept. */
    List<Issue> left(List<Long> ids, KeptIssues kept) {
        Map<Long, LastImport> imports = origins.lastImports(ids);
        return issues.findOutlines(ids).stream()
                .filter(issue -> !issue.deleted())
                .filter(issue -> {
                    LastImport last = imports.getOrDefault(issue.id(), FIRST);
                    return last.unedited(issue.version()) || !kept.keeps(issue, asImported(last));
                })
                .toList();
    }

    /** The version that nobody had edited: of an edit before the last import, the version of that says nothing. */
    private static long asImported(LastImport last) {
        return last.edited().isEmpty() ? last.version() : FIRST.version();
    }
}

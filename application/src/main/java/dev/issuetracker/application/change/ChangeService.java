package dev.issuetracker.application.change;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.change.ChangeMark.Kind;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Says what changed lately, whichever server changed it. It reads what the store has anyway: nothing is written for
 * those who listen.
 */
public final class ChangeService {
    /** How long a change may take from its time to its commit, and how far the clocks of servers may be apart. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private static final IssueSort NEWEST = new IssueSort(IssueSort.By.UPDATED_AT, true);
    /** Beside deletions of issues, which name one: after these many issues look different. */
    private static final Set<AuditEvent> OF_MANY = Set.of(
            AuditEvent.COMMENT_DELETED,
            AuditEvent.LABEL_DELETED,
            AuditEvent.FIELD_EDITED,
            AuditEvent.FIELD_REMOVED,
            AuditEvent.IMPORT_UNDONE);

    private final IssuePorts ports;
    private final Comments comments;
    private final Imports imports;
    private final AuditLog auditLog;

    /** Reads from these ports. */
    public ChangeService(IssuePorts ports, Comments comments, Imports imports, AuditLog auditLog) {
        this.ports = ports;
        this.comments = comments;
        this.imports = imports;
        this.auditLog = auditLog;
    }

    /**
     * Marks of the last changes, at most a few hundred. A mark that an earlier answer does not have is a change since
     * then.
     */
    public Set<ChangeMark> recent(Caller by) {
        by.demand(Permission.READ);
        return ports.transactions().reading(() -> {
            Set<ChangeMark> marks = new HashSet<>();
            addIssues(marks);
            comments.newest(PageRequest.MAX_LIMIT)
                    .forEach((comment, issue) -> marks.add(new ChangeMark(Kind.COMMENT, comment, issue)));
            addAudited(marks);
            imports.list(PageRequest.first(1))
                    .items()
                    .forEach(made -> marks.add(new ChangeMark(Kind.IMPORT, made.id(), null)));
            return Set.copyOf(marks);
        });
    }

    private void addIssues(Set<ChangeMark> marks) {
        IssueFilter lately = IssueFilter.all().updated(ports.clock().instant().minus(LATELY), null);
        ports.issues()
                .listOutlines(lately, NEWEST, PageRequest.first(PageRequest.MAX_LIMIT))
                .items()
                .forEach(issue -> marks.add(new ChangeMark(Kind.ISSUE, issue.version(), issue.id())));
    }

    private void addAudited(Set<ChangeMark> marks) {
        auditLog.list(AuditFilter.all(), PageRequest.first(PageRequest.MAX_LIMIT))
                .items()
                .forEach(recorded -> {
                    AuditEvent event = recorded.entry().event();
                    if (event == AuditEvent.ISSUE_DELETED && recorded.entry().subject() != null) {
                        marks.add(new ChangeMark(
                                Kind.AUDIT,
                                recorded.id(),
                                recorded.entry().subject().id()));
                    } else if (OF_MANY.contains(event)) {
                        marks.add(new ChangeMark(Kind.AUDIT, recorded.id(), null));
                    }
                });
    }
}

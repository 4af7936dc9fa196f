package dev.issuetracker.application;

import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.guess.Throttles;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.application.session.AccountPorts;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;

/**
 * A store that holds a whole tracker, seen as the ports that the use cases need. All of them join the same
 * transactions.
 */
public interface StorePorts {
    Transactions transactions();

    Issues issues();

    IssueTree issueTree();

    Comments comments();

    Links links();

    Labels labels();

    Fields fields();

    Users users();

    Reports reports();

    Imports imports();

    AuditLog auditLog();

    Sessions sessions();

    AccessTokens accessTokens();

    PasswordResets passwordResets();

    Invites invites();

    Throttles throttles();

    RecordedAnswers recordedAnswers();

    /** The ports that use cases of issues share. */
    default IssuePorts issuePorts(Clock clock) {
        return new IssuePorts(transactions(), issues(), issueTree(), labels(), fields(), users(), auditLog(), clock);
    }

    /** The ports that use cases of accounts share. */
    default AccountPorts accountPorts(Clock clock) {
        return new AccountPorts(transactions(), users(), sessions(), auditLog(), clock);
    }
}

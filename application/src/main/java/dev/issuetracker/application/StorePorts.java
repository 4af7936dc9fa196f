package dev.issuetracker.application;

import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditedEvents;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.guess.Throttles;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.ImportPorts;
import dev.issuetracker.application.importing.done.BegunUndos;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.job.ImportJobs;
import dev.issuetracker.application.importing.staging.StagedIssues;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.application.session.AccountPorts;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.application.store.IssueStore;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.application.webhook.WebhookPorts;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Placeholders;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.Webhooks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A store that holds a whole tracker, seen as the ports that the use cases need. All of them join the same
 * transactions.
 */
public interface StorePorts extends IssueStore {
    Reports reports();

    Imports imports();

    ImportJobs importJobs();

    /** Which imports are being taken back piece by piece. */
    BegunUndos begunUndos();

    Origins origins();

    Placeholders placeholders();

    /** What files of imports mean, as people keep it. */
    SavedTexts importMappings();

    /** Where imports store what nobody sees yet; empty where an import keeps nobody else from writing. */
    default Optional<StagedIssues> stagedIssues() {
        return Optional.empty();
    }

    AuditLog auditLog();

    Sessions sessions();

    AccessTokens accessTokens();

    PasswordResets passwordResets();

    Invites invites();

    Throttles throttles();

    RecordedAnswers recordedAnswers();

    Webhooks webhooks();

    WebhookDeliveries webhookDeliveries();

    /** The ports that webhooks need. */
    default WebhookPorts webhookPorts(Clock clock) {
        return new WebhookPorts(transactions(), webhooks(), webhookDeliveries(), auditLog(), clock);
    }

    /** The ports that use cases of issues share, for services that are used alone. Events go to the audit log only. */
    default IssuePorts issuePorts(Clock clock) {
        return IssuePorts.of(
                this, new Events(transactions(), List.of(new AuditedEvents(auditLog())), List.of()), clock);
    }

    /** The ports that imports need beside those of issues. */
    default ImportPorts importPorts() {
        return new ImportPorts(imports(), origins(), comments(), links(), placeholders(), begunUndos(), stagedIssues());
    }

    /** The ports that use cases of accounts share. */
    default AccountPorts accountPorts(Clock clock) {
        return new AccountPorts(transactions(), users(), sessions(), auditLog(), clock);
    }
}

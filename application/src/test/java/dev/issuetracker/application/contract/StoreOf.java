package dev.issuetracker.application.contract;

import dev.issuetracker.application.StorePorts;
import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.guess.Throttles;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.done.BegunUndos;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.job.ImportJobs;
import dev.issuetracker.application.password.PasswordResets;
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
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Placeholders;
import dev.issuetracker.domain.user.Users;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.Webhooks;

/** A store under test, made of the ports of a store. */
public record StoreOf(StorePorts ports) implements TrackerStore {
    @Override
    public AuditLog auditLog() {
        return ports.auditLog();
    }

    @Override
    public Sessions sessions() {
        return ports.sessions();
    }

    @Override
    public AccessTokens accessTokens() {
        return ports.accessTokens();
    }

    @Override
    public PasswordResets passwordResets() {
        return ports.passwordResets();
    }

    @Override
    public Throttles throttles() {
        return ports.throttles();
    }

    @Override
    public Invites invites() {
        return ports.invites();
    }

    @Override
    public Origins origins() {
        return ports.origins();
    }

    @Override
    public ImportJobs importJobs() {
        return ports.importJobs();
    }

    @Override
    public Imports imports() {
        return ports.imports();
    }

    @Override
    public RecordedAnswers recordedAnswers() {
        return ports.recordedAnswers();
    }

    @Override
    public Webhooks webhooks() {
        return ports.webhooks();
    }

    @Override
    public WebhookDeliveries webhookDeliveries() {
        return ports.webhookDeliveries();
    }

    @Override
    public Transactions transactions() {
        return ports.transactions();
    }

    @Override
    public Issues issues() {
        return ports.issues();
    }

    @Override
    public IssueTree issueTree() {
        return ports.issueTree();
    }

    @Override
    public Comments comments() {
        return ports.comments();
    }

    @Override
    public Links links() {
        return ports.links();
    }

    @Override
    public Labels labels() {
        return ports.labels();
    }

    @Override
    public Fields fields() {
        return ports.fields();
    }

    @Override
    public Users users() {
        return ports.users();
    }

    @Override
    public Placeholders placeholders() {
        return ports.placeholders();
    }

    @Override
    public SavedTexts savedSearches() {
        return ports.savedSearches();
    }

    @Override
    public BegunUndos begunUndos() {
        return ports.begunUndos();
    }

    @Override
    public SavedTexts importMappings() {
        return ports.importMappings();
    }

    @Override
    public Reports reports() {
        return ports.reports();
    }
}

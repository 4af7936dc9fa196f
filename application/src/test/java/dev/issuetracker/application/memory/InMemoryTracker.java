package dev.issuetracker.application.memory;

import dev.issuetracker.application.StorePorts;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.domain.memory.InMemoryComments;
import dev.issuetracker.domain.memory.InMemoryFields;
import dev.issuetracker.domain.memory.InMemoryIssueTree;
import dev.issuetracker.domain.memory.InMemoryIssues;
import dev.issuetracker.domain.memory.InMemoryLabels;
import dev.issuetracker.domain.memory.InMemoryLinks;
import dev.issuetracker.domain.memory.InMemoryPlaceholders;
import dev.issuetracker.domain.memory.InMemoryReports;
import dev.issuetracker.domain.memory.InMemorySavedTexts;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.InMemoryUsers;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import java.util.function.Supplier;

/** A store of a whole tracker in memory, for prototypes and tests. It is gone when the program ends. */
public final class InMemoryTracker implements StorePorts {
    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryTransactions transactions = new InMemoryTransactions(store);
    private final InMemorySessions sessions = new InMemorySessions(store);
    private final InMemoryAccessTokens accessTokens = new InMemoryAccessTokens(store);
    private final InMemoryPasswordResets passwordResets = new InMemoryPasswordResets(store);
    private final InMemoryThrottles throttles = new InMemoryThrottles(store);
    private final InMemoryAuditLog auditLog = new InMemoryAuditLog(store);
    private final InMemoryInvites invites = new InMemoryInvites(store);
    private final InMemoryImports imports = new InMemoryImports(store);
    private final InMemoryBegunUndos begunUndos = new InMemoryBegunUndos(store, Long.MAX_VALUE);
    private final InMemoryImportJobs importJobs = new InMemoryImportJobs(store);
    private final InMemoryOrigins origins = new InMemoryOrigins(store);
    private final InMemoryRecordedAnswers recordedAnswers = new InMemoryRecordedAnswers(store);

    private final InMemoryWebhooks webhooks = new InMemoryWebhooks(store);
    private final InMemoryWebhookDeliveries webhookDeliveries = new InMemoryWebhookDeliveries(store);

    /** Runs work in one transaction: kept when it returns, undone when it throws. */
    public <T> T in(Supplier<T> work) {
        return store.in(work);
    }

    /** {@link #in} for work that answers nothing. */
    public void run(Runnable work) {
        transactions.run(work);
    }

    @Override
    public InMemoryTransactions transactions() {
        return transactions;
    }

    @Override
    public InMemorySessions sessions() {
        return sessions;
    }

    @Override
    public InMemoryAccessTokens accessTokens() {
        return accessTokens;
    }

    @Override
    public InMemoryPasswordResets passwordResets() {
        return passwordResets;
    }

    @Override
    public InMemoryThrottles throttles() {
        return throttles;
    }

    @Override
    public InMemoryAuditLog auditLog() {
        return auditLog;
    }

    @Override
    public InMemoryInvites invites() {
        return invites;
    }

    @Override
    public InMemoryImports imports() {
        return imports;
    }

    @Override
    public InMemoryBegunUndos begunUndos() {
        return begunUndos;
    }

    /** The same, which have every import taken back piece by piece. */
    public InMemoryBegunUndos undosInPieces() {
        return new InMemoryBegunUndos(store, 0);
    }

    @Override
    public InMemoryImportJobs importJobs() {
        return importJobs;
    }

    @Override
    public InMemoryOrigins origins() {
        return origins;
    }

    @Override
    public InMemoryWebhooks webhooks() {
        return webhooks;
    }

    @Override
    public InMemoryWebhookDeliveries webhookDeliveries() {
        return webhookDeliveries;
    }

    @Override
    public InMemoryRecordedAnswers recordedAnswers() {
        return recordedAnswers;
    }

    @Override
    public InMemoryIssues issues() {
        return store.issues();
    }

    @Override
    public InMemoryIssueTree issueTree() {
        return store.issueTree();
    }

    @Override
    public InMemoryComments comments() {
        return store.comments();
    }

    @Override
    public InMemoryLinks links() {
        return store.links();
    }

    @Override
    public InMemoryLabels labels() {
        return store.labels();
    }

    @Override
    public InMemoryFields fields() {
        return store.fields();
    }

    @Override
    public InMemoryUsers users() {
        return store.users();
    }

    @Override
    public InMemoryPlaceholders placeholders() {
        return store.placeholders();
    }

    @Override
    public InMemorySavedTexts savedSearches() {
        return store.savedSearches();
    }

    @Override
    public InMemorySavedTexts importMappings() {
        return store.importMappings();
    }

    @Override
    public InMemoryReports reports() {
        return store.reports();
    }

    /** What the audit log has, newest first; a hundred entries at most. */
    public List<AuditEntry> audited() {
        return in(() -> auditLog.list(AuditFilter.all(), PageRequest.first(100))).items().stream()
                .map(AuditLog.Recorded::entry)
                .toList();
    }
}

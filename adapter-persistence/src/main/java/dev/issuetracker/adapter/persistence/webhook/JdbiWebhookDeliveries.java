package dev.issuetracker.adapter.persistence.webhook;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.webhook.WebhookAttempt;
import dev.issuetracker.domain.webhook.WebhookDeliveries;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookDelivery.State;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What webhooks are sent, in the table {@code webhook_deliveries}. */
public final class JdbiWebhookDeliveries implements WebhookDeliveries {
    private static final String SELECT = """
            SELECT d.id, d.webhook_id, d.message_id, d.event, d.issue_id, d.at, d.state, d.attempts, d.next_try_at,
                   d.attempted_at, d.millis, d.status, d.error
            FROM webhook_deliveries d
            """;

    /**
     * What of the deliveries {@code d} of the webhook {@code w} can be sent. A message that waits holds up later ones
     * about its issue.
     */
    static final String DUE = """
            d.state = 'waiting' AND d.next_try_at <= :now AND (w.active = 1 OR d.event = 'ping') AND NOT EXISTS (
                SELECT 1 FROM webhook_deliveries e
                WHERE e.webhook_id = d.webhook_id AND e.issue_id = d.issue_id AND e.state = 'waiting' AND e.id < d.id)
            """;

    private static final String INSERT = """
            INSERT INTO webhook_deliveries
                (webhook_id, message_id, event, issue_id, at, body, state, attempts, next_try_at)
            VALUES (:webhookId, :messageId, :event, :issueId, :at, :body, 'waiting', 0, :at)
            """;

    private static final class Row implements RowMapper<WebhookDelivery> {
        @Override
        public WebhookDelivery map(ResultSet row, StatementContext context) throws SQLException {
            return new WebhookDelivery(
                    row.getLong("id"),
                    row.getLong("webhook_id"),
                    new WebhookMessage(
                            UUID.fromString(row.getString("message_id")),
                            WebhookEvent.of(row.getString("event")).orElseThrow(),
                            number(row, "issue_id"),
                            Micros.read(row, "at")),
                    State.of(row.getString("state")),
                    row.getInt("attempts"),
                    Micros.readNullable(row, "next_try_at"),
                    last(row));
        }

        private static @Nullable WebhookAttempt last(ResultSet row) throws SQLException {
            Instant at = Micros.readNullable(row, "attempted_at");
            Long status = number(row, "status");
            return at == null
                    ? null
                    : new WebhookAttempt(
                            at,
                            row.getLong("millis"),
                            status == null ? null : Integer.valueOf(status.intValue()),
                            row.getString("error"));
        }

        private static @Nullable Long number(ResultSet row, String column) throws SQLException {
            long number = row.getLong(column);
            return row.wasNull() ? null : Long.valueOf(number);
        }
    }

    private final UnitOfWork work;

    /** Works in the unit of work at hand. */
    public JdbiWebhookDeliveries(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public void add(List<NewDelivery> deliveries) {
        PreparedBatch batch = work.handle().prepareBatch(INSERT);
        deliveries.forEach(delivery -> bind(batch, delivery).add());
        batch.execute();
    }

    @Override
    public long add(NewDelivery delivery) {
        return bind(work.handle().createQuery(INSERT + "RETURNING id"), delivery)
                .mapTo(Long.class)
                .one();
    }

    private static <T extends SqlStatement<T>> T bind(T insert, NewDelivery delivery) {
        WebhookMessage message = delivery.message();
        return insert.bind("webhookId", delivery.webhookId())
                .bind("messageId", message.id().toString())
                .bind("event", message.event().code())
                .bind("issueId", message.issueId())
                .bind("at", Micros.of(message.at()))
                .bind("body", delivery.body());
    }

    @Override
    public Optional<WebhookDelivery> find(long webhookId, long id) {
        return work.handle()
                .createQuery(SELECT + "WHERE d.id = :id AND d.webhook_id = :webhookId")
                .bind("id", id)
                .bind("webhookId", webhookId)
                .map(new Row())
                .findOne();
    }

    @Override
    public String body(long id) {
        return work.handle()
                .createQuery("SELECT body FROM webhook_deliveries WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    @Override
    public Page<WebhookDelivery, Long> list(long webhookId, PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("d.id"), List.of("key"));
        Query query = work.handle().createQuery(SELECT + "WHERE d.webhook_id = :webhookId AND <condition> <tail>");
        List<WebhookDelivery> found = page.define(query)
                .bind("webhookId", webhookId)
                .bind("key", request.key())
                .map(new Row())
                .list();
        return Page.of(request, found, WebhookDelivery::id);
    }

    @Override
    public Optional<WebhookDelivery> next(long webhookId, Instant now) {
        return work.handle()
                .createQuery(SELECT + """
                        JOIN webhooks w ON w.id = d.webhook_id
                        WHERE d.webhook_id = :webhookId AND <due>
                        ORDER BY d.next_try_at, d.id
                        LIMIT 1
                        """)
                .define("due", DUE)
                .bind("webhookId", webhookId)
                .bind("now", Micros.of(now))
                .map(new Row())
                .findOne();
    }

    @Override
    public boolean save(WebhookDelivery before, WebhookDelivery after) {
        WebhookAttempt last = after.last();
        return work.handle()
                        .createUpdate("""
                                UPDATE webhook_deliveries
                                SET state = :state, attempts = :attempts, next_try_at = :nextTryAt,
                                    attempted_at = :attemptedAt, millis = :millis, status = :status, error = :error
                                WHERE id = :id AND state = :stateBefore AND attempts = :attemptsBefore
                                  AND COALESCE(next_try_at, 0) = :nextTryBefore
                                """)
                        .bind("id", before.id())
                        .bind("stateBefore", before.state().code())
                        .bind("attemptsBefore", before.attempts())
                        .bind("nextTryBefore", before.nextTryAt() == null ? 0 : Micros.of(before.nextTryAt()))
                        .bind("state", after.state().code())
                        .bind("attempts", after.attempts())
                        .bind("nextTryAt", Micros.ofNullable(after.nextTryAt()))
                        .bind("attemptedAt", last == null ? null : Micros.ofNullable(last.at()))
                        .bind("millis", last == null ? null : Long.valueOf(last.millis()))
                        .bind("status", last == null ? null : last.status())
                        .bind("error", last == null ? null : last.error())
                        .execute()
                == 1;
    }

    @Override
    public boolean moreWaitThan(long webhookId, int most) {
        return work.handle()
                .createQuery("""
                        SELECT 1 FROM webhook_deliveries
                        WHERE webhook_id = :webhookId AND state = 'waiting'
                        ORDER BY next_try_at, id
                        LIMIT 1 OFFSET :most
                        """)
                .bind("webhookId", webhookId)
                .bind("most", most)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public int removeOlder(Instant before) {
        return work.handle()
                .createUpdate("""
                        DELETE FROM webhook_deliveries
                        WHERE id IN (SELECT id FROM webhook_deliveries WHERE at < :before ORDER BY at LIMIT :batch)
                        """)
                .bind("before", Micros.of(before))
                .bind("batch", BATCH)
                .execute();
    }

    @Override
    public int removeBeyond(long webhookId, int most) {
        return work.handle()
                .createUpdate("""
                        DELETE FROM webhook_deliveries
                        WHERE id IN (
                            SELECT id FROM webhook_deliveries
                            WHERE webhook_id = :webhookId AND state <> 'waiting'
                              AND id <= (SELECT id FROM webhook_deliveries
                                         WHERE webhook_id = :webhookId AND state <> 'waiting'
                                         ORDER BY id DESC LIMIT 1 OFFSET :most)
                            ORDER BY id LIMIT :batch)
                        """)
                .bind("webhookId", webhookId)
                .bind("most", most)
                .bind("batch", BATCH)
                .execute();
    }
}

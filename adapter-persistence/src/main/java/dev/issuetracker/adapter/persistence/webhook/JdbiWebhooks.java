package dev.issuetracker.adapter.persistence.webhook;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.OneRow;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.UserRef;
import dev.issuetracker.domain.webhook.Webhook;
import dev.issuetracker.domain.webhook.WebhookAttempt;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookEvent;
import dev.issuetracker.domain.webhook.WebhookHealth;
import dev.issuetracker.domain.webhook.WebhookSecret;
import dev.issuetracker.domain.webhook.WebhookSettings;
import dev.issuetracker.domain.webhook.Webhooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Webhooks in the table {@code webhooks}. */
public final class JdbiWebhooks implements Webhooks {
    private static final String SELECT = """
            SELECT w.id, w.url, w.description, w.events, w.active, w.turned_off, w.last_attempt_at, w.last_error,
                   w.failing_since, w.created_by, u.username, w.created_at, w.updated_at, w.version
            FROM webhooks w JOIN users u ON u.id = w.created_by
            """;

    /** Those that nobody has a turn of, that do not rest, and that something can be sent to. */
    private static final String DUE =
            new SqlText("""
            w.turn_until <= :now AND w.rest_until <= :now AND EXISTS (
                SELECT 1 FROM webhook_deliveries d WHERE d.webhook_id = w.id AND <due>)
            """).with("due", JdbiWebhookDeliveries.DUE).text();

    private static final OneRow<Boolean> ANY = new OneRow<>("SELECT 1 FROM webhooks LIMIT 1", row -> Boolean.TRUE);

    private static final class Row implements RowMapper<Webhook> {
        @Override
        public Webhook map(ResultSet row, StatementContext context) throws SQLException {
            return new Webhook(
                    row.getLong("id"),
                    new WebhookSettings(
                            row.getString("url"),
                            row.getString("description"),
                            events(row.getString("events")),
                            row.getInt("active") == 1),
                    row.getString("turned_off"),
                    new WebhookHealth(
                            Micros.readNullable(row, "last_attempt_at"),
                            row.getString("last_error"),
                            Micros.readNullable(row, "failing_since")),
                    new UserRef(row.getLong("created_by"), row.getString("username")),
                    Micros.read(row, "created_at"),
                    Micros.read(row, "updated_at"),
                    row.getLong("version"));
        }
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    /** Works in the unit of work at hand. */
    public JdbiWebhooks(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public void lock() {
        dialect.lock(work.handle(), "webhooks");
    }

    private static List<WebhookEvent> events(String codes) {
        return Arrays.stream(codes.split(" "))
                .map(code -> WebhookEvent.of(code).orElseThrow())
                .toList();
    }

    private static String codes(List<WebhookEvent> events) {
        return events.stream().map(WebhookEvent::code).collect(Collectors.joining(" "));
    }

    @Override
    public Webhook add(WebhookSettings settings, WebhookSecret secret, UserRef by, Instant at) {
        long id = work.handle()
                .createQuery("""
                        INSERT INTO webhooks (url, description, events, secret, active, turn_until, rest_until,
                          created_by,
                                              created_at, updated_at, version)
                        VALUES (:url, :description, :events, :secret, :active, :at, :at, :by, :at, :at, 1)
                        RETURNING id
                        """)
                .bind("url", settings.url())
                .bind("description", settings.description())
                .bind("events", codes(settings.events()))
                .bind("secret", secret.text())
                .bind("active", settings.active() ? 1 : 0)
                .bind("by", by.id())
                .bind("at", Micros.of(at))
                .mapTo(Long.class)
                .one();
        work.sawWebhooks(true);
        return new Webhook(id, settings, null, WebhookHealth.UNUSED, by, at, at, 1);
    }

    @Override
    public Optional<Webhook> find(long id) {
        return work.handle()
                .createQuery(SELECT + "WHERE w.id = :id")
                .bind("id", id)
                .map(new Row())
                .findOne();
    }

    @Override
    public WebhookSecret secret(long id) {
        return work.handle()
                .createQuery("SELECT secret FROM webhooks WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .map(WebhookSecret::new)
                .one();
    }

    @Override
    public List<Webhook> all() {
        if (!work.seenWebhooks().orElseGet(() -> ANY.find(work.handle()).isPresent())) {
            return List.of();
        }
        return work.handle()
                .createQuery(SELECT + "ORDER BY w.id")
                .map(new Row())
                .list();
    }

    @Override
    public void save(Webhook edited) {
        long before = edited.version() - 1;
        int saved = work.handle()
                .createUpdate("""
                        UPDATE webhooks
                        SET url = :url, description = :description, events = :events, active = :active,
                            turned_off = :turnedOff, updated_at = :at, version = :before + 1,
                            failing_since = CASE WHEN :active = 1 AND active = 0 THEN NULL ELSE failing_since END
                        WHERE id = :id AND version = :before
                        """)
                .bind("id", edited.id())
                .bind("url", edited.settings().url())
                .bind("description", edited.settings().description())
                .bind("events", codes(edited.settings().events()))
                .bind("active", edited.settings().active() ? 1 : 0)
                .bind("turnedOff", edited.turnedOff())
                .bind("at", Micros.of(edited.updatedAt()))
                .bind("before", before)
                .execute();
        if (saved == 0) {
            throw find(edited.id())
                    .<TrackerException>map(
                            current -> new StaleVersionException("webhook", edited.id(), before, current.version()))
                    .orElseGet(() -> TrackerException.notFound("webhook", edited.id()));
        }
    }

    @Override
    public void changeSecret(long id, WebhookSecret secret) {
        work.handle()
                .createUpdate("UPDATE webhooks SET secret = :secret WHERE id = :id")
                .bind("id", id)
                .bind("secret", secret.text())
                .execute();
    }

    @Override
    public void remove(long id) {
        for (String delete : List.of(
                "DELETE FROM webhooks WHERE id = :id", "DELETE FROM webhook_deliveries WHERE webhook_id = :id")) {
            work.handle().createUpdate(delete).bind("id", id).execute();
        }
    }

    /** One statement, so that an edit at the same moment loses nothing of it. */
    @Override
    public void attempted(WebhookDelivery delivery, WebhookAttempt attempt) {
        work.handle()
                .createUpdate("""
                        UPDATE webhooks
                        SET last_attempt_at = :at, last_error = :error,
                            failing_since = CASE
                                WHEN :succeeded = 1 THEN NULL
                                WHEN :counts = 1 THEN COALESCE(failing_since, :at)
                                ELSE failing_since END
                        WHERE id = :id
                        """)
                .bind("id", delivery.webhookId())
                .bind("at", Micros.of(attempt.at()))
                .bind("error", attempt.error())
                .bind("succeeded", attempt.succeeded() ? 1 : 0)
                .bind("counts", WebhookHealth.counts(delivery) ? 1 : 0)
                .execute();
    }

    @Override
    public boolean anyDue(Instant now) {
        return work.handle()
                .createQuery("SELECT 1 FROM webhooks w WHERE " + DUE + " LIMIT 1")
                .bind("now", Micros.of(now))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Of two servers that choose the same webhook, the second finds that its turn is taken. */
    @Override
    public Optional<Turn> takeTurn(Instant now, Instant until) {
        return work.handle()
                .createQuery("""
                        UPDATE webhooks SET turn_until = :until
                        WHERE id = (SELECT w.id FROM webhooks w WHERE <due> ORDER BY w.turn_until, w.id LIMIT 1)
                          AND turn_until <= :now
                        RETURNING id
                        """)
                .define("due", DUE)
                .bind("now", Micros.of(now))
                .bind("until", Micros.of(until))
                .mapTo(Long.class)
                .findOne()
                .flatMap(this::find)
                .map(webhook -> new Turn(webhook, until));
    }

    @Override
    public void endTurn(Turn turn, Instant now, Instant restUntil) {
        work.handle()
                .createUpdate("""
                        UPDATE webhooks SET turn_until = :now, rest_until = :restUntil
                        WHERE id = :id AND turn_until = :until
                        """)
                .bind("id", turn.webhook().id())
                .bind("until", Micros.of(turn.until()))
                .bind("now", Micros.of(now))
                .bind("restUntil", Micros.of(restUntil))
                .execute();
    }

    @Override
    public void wake(long id, Instant now) {
        work.handle()
                .createUpdate("UPDATE webhooks SET rest_until = :now WHERE id = :id AND rest_until > :now")
                .bind("id", id)
                .bind("now", Micros.of(now))
                .execute();
    }
}

package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.idempotency.RecordedAnswer;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Answers to requests with an idempotency key, in the table {@code recorded_answers}. */
public final class JdbiRecordedAnswers implements RecordedAnswers {
    /** The statements on the table {@code recorded_answers}. */
    interface Table {
        @SqlUpdate("""
                INSERT INTO recorded_answers (user_id, request_key, fingerprint, status, headers, body, expires_at)
                VALUES (:userId, :key, :fingerprint, :status, :headers, :body, :expiresAt)
                ON CONFLICT (user_id, request_key) DO UPDATE
                SET fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
                    body = excluded.body, expires_at = excluded.expires_at
                """)
        void upsert(
                long userId, String key, String fingerprint, int status, String headers, String body, long expiresAt);

        @SqlQuery("""
                SELECT fingerprint, status, headers, body
                FROM recorded_answers
                WHERE user_id = :userId AND request_key = :key AND expires_at > :at
                """)
        Optional<RecordedAnswer> find(long userId, String key, long at);

        @SqlUpdate("DELETE FROM recorded_answers WHERE expires_at < :before")
        void deleteExpired(long before);
    }

    static final class Row implements RowMapper<RecordedAnswer> {
        @Override
        public RecordedAnswer map(ResultSet row, StatementContext context) throws SQLException {
            return new RecordedAnswer(
                    row.getString("fingerprint"),
                    row.getInt("status"),
                    row.getString("headers"),
                    row.getString("body"));
        }
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiRecordedAnswers(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public boolean claim(long userId, String key) {
        return dialect.claim(work.handle(), "answer " + userId + " " + key);
    }

    @Override
    public Optional<RecordedAnswer> find(long userId, String key, Instant at) {
        return table().find(userId, key, Micros.of(at));
    }

    @Override
    public void add(long userId, String key, RecordedAnswer answer, Instant expiresAt) {
        table().upsert(
                        userId,
                        key,
                        answer.fingerprint(),
                        answer.status(),
                        answer.headers(),
                        answer.body(),
                        Micros.of(expiresAt));
    }

    @Override
    public void sweep(Instant before) {
        table().deleteExpired(Micros.of(before));
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}

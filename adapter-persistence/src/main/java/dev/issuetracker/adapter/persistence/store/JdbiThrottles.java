package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.guess.Attempt;
import dev.issuetracker.application.guess.AttemptLimit;
import dev.issuetracker.application.guess.Throttles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Counted attempts in the table {@code throttles}. */
public final class JdbiThrottles implements Throttles {
    /** The statements on the table {@code throttles}. */
    interface Table {
        @SqlQuery("SELECT throttle_key, free_at, refusals FROM throttles WHERE throttle_key IN (<keys>)")
        @KeyColumn("throttle_key")
        Map<String, Throttle> find(@BindList Collection<String> keys);

        /**
         * The arithmetic is that of {@link AttemptLimit}; only here is it done in one step with reading and writing.
         */
        @SqlQuery("""
                INSERT INTO throttles (throttle_key, free_at, refusals) VALUES (:key, :next, 0)
                ON CONFLICT (throttle_key) DO UPDATE SET
                    free_at = CASE
                        WHEN throttles.free_at > :impossible THEN :full
                        WHEN throttles.free_at > :last THEN throttles.free_at
                        WHEN throttles.free_at > :now THEN throttles.free_at + :step
                        ELSE :next END,
                    refusals = CASE
                        WHEN throttles.free_at > :last AND throttles.free_at <= :impossible
                            THEN throttles.refusals + 1
                        ELSE 0 END
                RETURNING free_at, refusals
                """)
        Throttle take(String key, long now, long step, long next, long last, long full, long impossible);

        @SqlBatch("UPDATE throttles SET free_at = free_at - :step WHERE throttle_key = :key")
        void giveBack(@Bind("key") List<String> keys, @Bind("step") List<Long> steps);

        @SqlUpdate("DELETE FROM throttles WHERE free_at < :before")
        void deleteFree(long before);
    }

    static final class Row implements RowMapper<Throttle> {
        @Override
        public Throttle map(ResultSet row, StatementContext context) throws SQLException {
            return new Throttle(Micros.read(row, "free_at"), row.getLong("refusals"));
        }
    }

    private final UnitOfWork work;

    public JdbiThrottles(UnitOfWork work) {
        this.work = work;
    }

    private static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    @Override
    public Map<String, Throttle> find(Collection<String> keys) {
        return table().find(keys);
    }

    @Override
    public Throttle take(Attempt attempt, Instant at) {
        AttemptLimit limit = attempt.limit();
        long now = Micros.of(at);
        long step = micros(limit.interval());
        long reach = micros(limit.reach());
        return table().take(attempt.key(), now, step, now + step, now + reach - step, now + reach, now + 2 * reach);
    }

    @Override
    public void giveBack(Collection<Attempt> attempts) {
        if (!attempts.isEmpty()) {
            table().giveBack(
                            attempts.stream().map(Attempt::key).toList(),
                            attempts.stream()
                                    .map(attempt -> micros(attempt.limit().interval()))
                                    .toList());
        }
    }

    @Override
    public void sweep(Instant before) {
        table().deleteFree(Micros.of(before));
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}

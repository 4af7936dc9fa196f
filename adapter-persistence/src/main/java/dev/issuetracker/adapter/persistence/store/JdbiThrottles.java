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
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;

public final class JdbiThrottles implements Throttles {
    private final UnitOfWork work;

    public JdbiThrottles(UnitOfWork work) {
        this.work = work;
    }

    private static Throttle throttle(ResultSet row) throws SQLException {
        return new Throttle(Micros.read(row, "free_at"), row.getLong("refusals"));
    }

    private static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    @Override
    public Map<String, Throttle> find(Collection<String> keys) {
        return work
                .handle()
                .createQuery("SELECT throttle_key, free_at, refusals FROM throttles WHERE throttle_key IN (<keys>)")
                .bindList("keys", keys)
                .map((row, context) -> Map.entry(row.getString("throttle_key"), throttle(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    // The arithmetic is that of AttemptLimit; only here is it done in one step with reading and writing.
    @Override
    public Throttle take(Attempt attempt, Instant at) {
        AttemptLimit limit = attempt.limit();
        long now = Micros.of(at);
        long step = micros(limit.interval());
        long reach = micros(limit.reach());
        return work.handle()
                .createQuery("""
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
                .bind("key", attempt.key())
                .bind("now", now)
                .bind("step", step)
                .bind("next", now + step)
                .bind("last", now + reach - step)
                .bind("full", now + reach)
                .bind("impossible", now + 2 * reach)
                .map((row, context) -> throttle(row))
                .one();
    }

    @Override
    public void giveBack(Collection<Attempt> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = work.handle()
                .prepareBatch("UPDATE throttles SET free_at = free_at - :step WHERE throttle_key = :key")) {
            for (Attempt attempt : attempts) {
                batch.bind("key", attempt.key())
                        .bind("step", micros(attempt.limit().interval()))
                        .add();
            }
            batch.execute();
        }
    }

    @Override
    public void sweep(Instant before) {
        work.handle()
                .createUpdate("DELETE FROM throttles WHERE free_at < :before")
                .bind("before", Micros.of(before))
                .execute();
    }
}

package dev.issuetracker.adapter.persistence.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times as they are stored: microseconds since 1970 in UTC. */
public final class Micros {
    private Micros() {}

    public static long of(Instant time) {
        // ChronoUnit.between counts nanoseconds on its way and overflows in the year 2262.
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    public static @Nullable Long ofNullable(@Nullable Instant time) {
        return time == null ? null : of(time);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static Instant read(ResultSet row, String column) throws SQLException {
        return instant(row.getLong(column));
    }

    public static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? null : instant(micros);
    }
}

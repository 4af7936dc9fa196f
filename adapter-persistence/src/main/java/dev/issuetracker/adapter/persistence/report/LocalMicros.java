package dev.issuetracker.adapter.persistence.report;

import dev.issuetracker.adapter.persistence.sql.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The local time of a zone as SQL: a column of microseconds with the zone's offset added. SQLite knows no zones, so the
 * moments at which an offset changes are written into the statement, for as long as there are issues.
 */
final class LocalMicros {
    private LocalMicros() {}

    /**
     * The local time of a column.
     *
     * @param first no value of the column is earlier
     * @param last no value of the column is later
     */
    static String of(String column, ZoneId zone, Instant first, Instant last) {
        ZoneRules rules = zone.getRules();
        StringBuilder before = new StringBuilder();
        for (ZoneOffsetTransition change = rules.nextTransition(first);
                change != null && !change.getInstant().isAfter(last);
                change = rules.nextTransition(change.getInstant())) {
            before.append(" WHEN ").append(column).append(" < ").append(Micros.of(change.getInstant()));
            before.append(" THEN ").append(micros(change.getOffsetBefore()));
        }
        long atLast = micros(rules.getOffset(last));
        return before.isEmpty()
                ? "(" + column + " + " + atLast + ")"
                : "(" + column + " + CASE" + before + " ELSE " + atLast + " END)";
    }

    private static long micros(ZoneOffset offset) {
        return offset.getTotalSeconds() * 1_000_000L;
    }
}

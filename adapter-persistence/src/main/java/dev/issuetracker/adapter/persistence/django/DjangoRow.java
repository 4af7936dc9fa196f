package dev.issuetracker.adapter.persistence.django;

import dev.issuetracker.domain.error.Violations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of the Django tracker, on which a reader puts its finger. What is wrong with it is collected. */
final class DjangoRow {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    /** As both databases write times: with a blank or a T, with a zone or without. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter(Locale.ROOT);

    private final ResultSet row;
    private final DjangoColumn key;
    private final DjangoSchema schema;
    private final ZoneId zone;
    private final RowViolations violations;
    private boolean good = true;

    /**
     * The row that the result is on.
     *
     * @param key the column that tells rows apart, for people
     * @param zone of times without one
     */
    DjangoRow(ResultSet row, DjangoColumn key, DjangoSchema schema, ZoneId zone, RowViolations violations) {
        this.row = row;
        this.key = key;
        this.schema = schema;
        this.zone = zone;
        this.violations = violations;
    }

    /** Whether nothing is wrong with it so far. */
    boolean good() {
        return good;
    }

    /** Says what is wrong with a value of the row. */
    void addViolation(DjangoColumn column, String message) throws SQLException {
        addViolation(column, message, "");
    }

    /**
     * Says what is wrong with a value of the row.
     *
     * @param remedy what helps whichever row it is; empty when each needs its own
     */
    void addViolation(DjangoColumn column, String message, String remedy) throws SQLException {
        good = false;
        String id = String.valueOf(row.getString(key.alias()));
        violations.add(
                column.code(),
                schema.table(key.table()) + ", " + schema.column(key) + " " + id + ": " + schema.column(column) + ": "
                        + message,
                remedy);
    }

    /** The text of a column; null when there is none. */
    @Nullable
    String text(DjangoColumn column) throws SQLException {
        return row.getString(column.alias());
    }

    /** The value that a rule makes of something; what breaks the rule is a violation of the column. */
    <T> T checked(DjangoColumn column, Function<Violations, T> rule) throws SQLException {
        Violations violations = new Violations();
        T value = rule.apply(violations);
        for (var violation : violations.list()) {
            addViolation(column, violation.message());
        }
        return value;
    }

    /** Whether the column holds true; false when there is no such column. */
    boolean flag(DjangoColumn column) throws SQLException {
        return flag(column.alias());
    }

    /** The same of a column that the query computes. */
    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    /** A whole number from 1; 0 when there is none, which is a violation. */
    long id(DjangoColumn column) throws SQLException {
        OptionalLong id = optionalId(column);
        if (id.isEmpty() && good) {
            addViolation(column, "there is no value.");
        }
        return id.orElse(0);
    }

    /** A whole number from 1; empty when there is none. */
    OptionalLong optionalId(DjangoColumn column) throws SQLException {
        String text = text(column);
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!ID.matcher(text).matches()) {
            addViolation(column, shown(text) + " is not a whole number from 1.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    /** A time; {@code missing} when there is none. */
    Instant time(DjangoColumn column, Instant missing) throws SQLException {
        String text = text(column);
        if (text == null) {
            return missing;
        }
        try {
            TemporalAccessor time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).atZone(zone).toInstant();
        } catch (DateTimeException unknown) {
            addViolation(column, shown(text) + " is not a time such as 2026-11-23 09:30:00.123456.");
            return missing;
        }
    }

    /** A time that must be there; {@link Instant#EPOCH} when it is not, which is a violation. */
    Instant time(DjangoColumn column) throws SQLException {
        if (text(column) == null) {
            addViolation(column, "there is no value.");
        }
        return time(column, Instant.EPOCH);
    }

    /** A value as a message shows it: short, and without what would disturb a terminal. */
    static String shown(String value) {
        String shown = value.codePoints()
                .limit(40)
                .map(point -> Character.isISOControl(point) ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return shown.length() < value.length() ? shown + "…" : shown;
    }
}

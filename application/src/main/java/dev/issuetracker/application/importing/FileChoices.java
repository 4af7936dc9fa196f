package dev.issuetracker.application.importing;

import dev.issuetracker.domain.issue.value.Status;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a file says of it. What is left out is found out from the file.
 *
 * @param encoding the name of the character encoding of a text, as IANA registers it; null to find it out
 * @param format which program wrote it, such as {@code jira}; null to find it out
 * @param dateOrder of dates that are numbers only; null to find it out for each column
 * @param timeZone of times that are written without one; null for that of the source, or UTC
 * @param columns what columns of the file fill, by their names in any case; called as in the API, or {@code none}
 * @param statuses what words of the file mean, in any case
 */
public record FileChoices(
        @Nullable String encoding,
        @Nullable String format,
        @Nullable DateOrder dateOrder,
        @Nullable ZoneId timeZone,
        Map<String, String> columns,
        Map<String, Status> statuses) {
    /** Nothing is said. */
    public static final FileChoices NONE = new FileChoices(null, null, null, null, Map.of(), Map.of());

    public FileChoices {
        columns = Map.copyOf(columns);
        statuses = Map.copyOf(statuses);
    }

    /** The same choices with an encoding. */
    public FileChoices withEncoding(String name) {
        return new FileChoices(name, format, dateOrder, timeZone, columns, statuses);
    }

    /** The same choices with a format. */
    public FileChoices withFormat(String name) {
        return new FileChoices(encoding, name, dateOrder, timeZone, columns, statuses);
    }

    /** The same choices with an order of dates. */
    public FileChoices withDateOrder(DateOrder order) {
        return new FileChoices(encoding, format, order, timeZone, columns, statuses);
    }

    /** The same choices with a time zone. */
    public FileChoices withTimeZone(ZoneId zone) {
        return new FileChoices(encoding, format, dateOrder, zone, columns, statuses);
    }

    /** The same choices with what columns fill. */
    public FileChoices withColumns(Map<String, String> fills) {
        return new FileChoices(encoding, format, dateOrder, timeZone, fills, statuses);
    }

    /** The same choices with what words for a status mean. */
    public FileChoices withStatuses(Map<String, Status> words) {
        return new FileChoices(encoding, format, dateOrder, timeZone, columns, words);
    }
}

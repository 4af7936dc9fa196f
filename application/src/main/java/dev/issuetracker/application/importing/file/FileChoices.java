package dev.issuetracker.application.importing.file;

import dev.issuetracker.domain.issue.value.Status;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a file says of it. What is left out is found out from the file.
 *
 * @param layout how its cells are found
 * @param format which program wrote it, such as {@code jira}; null to find it out
 * @param dateOrder of dates that are numbers only; null to find it out for each column
 * @param decimal what is before the decimals of numbers that can be read in two ways; null to find it out for each
 *     column
 * @param timeZone of times that are written without one; null for that of the source, or UTC
 * @param columns what columns of the file fill, by their names in any case; called as in the API, or {@code none}
 * @param statuses what words of the file mean, in any case
 * @param values what other words mean, in any case, by what their columns fill; an empty meaning is none
 */
public record FileChoices(
        Layout layout,
        @Nullable String format,
        @Nullable DateOrder dateOrder,
        @Nullable DecimalSign decimal,
        @Nullable ZoneId timeZone,
        Map<String, String> columns,
        Map<String, Status> statuses,
        Map<String, Map<String, String>> values) {
    /** Nothing is said. */
    public static final FileChoices NONE =
            new FileChoices(Layout.NONE, null, null, null, null, Map.of(), Map.of(), Map.of());

    public FileChoices {
        columns = ordered(columns);
        statuses = ordered(statuses);
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        values.forEach((fills, meanings) -> words.put(fills, ordered(meanings)));
        values = ordered(words);
    }

    /** Copies that keep their order, so that a file means the same on every server. */
    private static <T> Map<String, T> ordered(Map<String, T> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * How the cells of a file are found.
     *
     * @param encoding the name of the character encoding of a text, as IANA registers it; null to find it out
     * @param separator of the cells of a text; null to find it out
     * @param sheet the name of the sheet of a workbook, in any case; null for the first visible one
     */
    public record Layout(
            @Nullable String encoding,
            @Nullable Character separator,
            @Nullable String sheet) {
        /** Nothing is said. */
        public static final Layout NONE = new Layout(null, null, null);
    }

    /** The same choices with a layout. */
    public FileChoices withLayout(Layout other) {
        return new FileChoices(other, format, dateOrder, decimal, timeZone, columns, statuses, values);
    }

    /** The same choices with an encoding. */
    public FileChoices withEncoding(String name) {
        return withLayout(new Layout(name, layout.separator(), layout.sheet()));
    }

    /** The same choices with a sheet. */
    public FileChoices withSheet(String name) {
        return withLayout(new Layout(layout.encoding(), layout.separator(), name));
    }

    /** The same choices with a format. */
    public FileChoices withFormat(@Nullable String name) {
        return new FileChoices(layout, name, dateOrder, decimal, timeZone, columns, statuses, values);
    }

    /** The same choices with an order of dates. */
    public FileChoices withDateOrder(@Nullable DateOrder order) {
        return new FileChoices(layout, format, order, decimal, timeZone, columns, statuses, values);
    }

    /** The same choices with what is before decimals. */
    public FileChoices withDecimal(@Nullable DecimalSign sign) {
        return new FileChoices(layout, format, dateOrder, sign, timeZone, columns, statuses, values);
    }

    /** The same choices with a time zone. */
    public FileChoices withTimeZone(@Nullable ZoneId zone) {
        return new FileChoices(layout, format, dateOrder, decimal, zone, columns, statuses, values);
    }

    /** The same choices with what columns fill. */
    public FileChoices withColumns(Map<String, String> fills) {
        return new FileChoices(layout, format, dateOrder, decimal, timeZone, fills, statuses, values);
    }

    /** The same choices with what words for a status mean. */
    public FileChoices withStatuses(Map<String, Status> words) {
        return new FileChoices(layout, format, dateOrder, decimal, timeZone, columns, words, values);
    }

    /** The same choices with what other words mean. */
    public FileChoices withValues(Map<String, Map<String, String>> words) {
        return new FileChoices(layout, format, dateOrder, decimal, timeZone, columns, statuses, words);
    }
}

package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.application.importing.DateOrder;
import dev.issuetracker.application.importing.ImportComment;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Comments in cells, one a cell: {@code date;author;text}, or {@code text (author - date)}, or the text alone. What
 * does not begin or end with a date is text.
 */
final class CommentText {
    private static final Pattern SIGNED = Pattern.compile("(?s)(.*\\S)\\s+\\(([^()]+) - ([^()]+)\\)");

    private CommentText() {}

    /** @param order of day and month in its date; null when that is not known */
    static ImportComment of(String cell, @Nullable DateOrder order, ZoneId zone) {
        String[] parts = cell.split(";", 3);
        if (parts.length == 3) {
            Optional<WrittenTime> at = WrittenTime.of(parts[0].strip(), order);
            if (at.isPresent()) {
                return comment(parts[1], at.get(), parts[2], zone);
            }
        }
        Matcher signed = SIGNED.matcher(cell);
        if (signed.matches()) {
            Optional<WrittenTime> at = WrittenTime.of(signed.group(3).strip(), order);
            if (at.isPresent()) {
                return comment(signed.group(2), at.get(), signed.group(1), zone);
            }
        }
        return new ImportComment(null, null, cell);
    }

    private static ImportComment comment(String author, WrittenTime at, String text, ZoneId zone) {
        String name = Words.stripped(author);
        return new ImportComment(name.isEmpty() ? null : name, at.instant(zone), text.strip());
    }

    /** What may be the date at the beginning of a cell. */
    static String firstPart(String cell) {
        int end = cell.indexOf(';');
        return end < 0 ? "" : cell.substring(0, end).strip();
    }
}

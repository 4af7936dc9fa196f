package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.ListCell;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.application.importing.file.DateOrder;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.domain.text.Names;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Comments in cells: one a cell, which is {@code date;author;text}, or {@code text (author - date)}, or the text alone;
 * or all of them as objects of JSON, or in a list of texts beside lists of authors and times. What does not begin or
 * end with a date is text.
 */
final class CommentText {
    private static final List<String> TEXTS = List.of("text", "comment");
    private static final List<String> AUTHORS = List.of("by", "created_by");
    private static final List<String> TIMES = List.of("date", "created_at");
    private static final Pattern SIGNED = Pattern.compile("(?s)(.*\\S)\\s+\\(([^()]+) - ([^()]+)\\)");

    private CommentText() {}

    /**
     * The comment of a cell.
     *
     * @param order of day and month in its date; null when that is not known
     * @param undated takes what is where its date should be, when that is none
     */
    static ImportComment of(String cell, @Nullable DateOrder order, ZoneId zone, Consumer<String> undated) {
        String[] parts = cell.split(";", 3);
        if (parts.length == 3) {
            Optional<WrittenTime> at = WrittenTime.of(parts[0].strip(), order);
            if (at.isPresent()) {
                return comment(parts[1], at, parts[2], zone);
            }
        }
        Matcher signed = SIGNED.matcher(cell);
        if (signed.matches()) {
            Optional<WrittenTime> at = WrittenTime.of(signed.group(3).strip(), order);
            if (at.isPresent()) {
                return comment(signed.group(2), at, signed.group(1), zone);
            }
        }
        undated.accept(parts.length == 3 ? parts[0].strip() : "");
        return new ImportComment(null, null, cell);
    }

    private static ImportComment comment(
            String author, String time, String text, ZoneId zone, Consumer<String> undated) {
        Optional<WrittenTime> at = WrittenTime.of(time.strip(), null);
        if (at.isEmpty() && !text.isBlank()) {
            undated.accept(time.strip());
        }
        return comment(author, at, text, zone);
    }

    private static ImportComment comment(String author, Optional<WrittenTime> at, String text, ZoneId zone) {
        String name = Names.stripped(author);
        return new ImportComment(
                name.isEmpty() ? null : name, at.map(time -> time.instant(zone)).orElse(null), text.strip());
    }

    /** Comments in a cell of JSON objects. A cell that is none is the text of one comment. */
    static List<ImportComment> ofObjects(String cell, ZoneId zone, Consumer<String> undated) {
        return ListCell.objects(cell)
                .map(objects -> objects.stream()
                        .map(object -> comment(
                                member(object, AUTHORS), member(object, TIMES), member(object, TEXTS), zone, undated))
                        .filter(comment -> !comment.text().isEmpty())
                        .toList())
                .orElseGet(() -> {
                    undated.accept("");
                    return List.of(new ImportComment(null, null, cell));
                });
    }

    private static String member(Map<String, String> object, List<String> names) {
        return names.stream()
                .map(object::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Comments whose texts, authors and times are lists. What has no text is none. */
    static List<ImportComment> of(Map<Past, List<String>> lists, ZoneId zone, Consumer<String> undated) {
        List<ImportComment> comments = new ArrayList<>();
        List<String> texts = lists.getOrDefault(Past.COMMENT_TEXTS, List.of());
        for (int place = 0; place < texts.size(); place++) {
            if (!texts.get(place).isBlank()) {
                comments.add(comment(
                        at(lists, Past.COMMENT_AUTHORS, place),
                        at(lists, Past.COMMENT_TIMES, place),
                        texts.get(place),
                        zone,
                        undated));
            }
        }
        return comments;
    }

    private static String at(Map<Past, List<String>> lists, Past past, int place) {
        List<String> list = lists.getOrDefault(past, List.of());
        return place < list.size() ? list.get(place) : "";
    }

    /** What may be the date at the beginning of a cell. */
    static String firstPart(String cell) {
        int end = cell.indexOf(';');
        return end < 0 ? "" : cell.substring(0, end).strip();
    }
}

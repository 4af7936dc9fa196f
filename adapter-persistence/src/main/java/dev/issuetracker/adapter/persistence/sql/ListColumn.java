package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.domain.label.LabelRef;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists inside one column, so that an issue is read by one statement. Records end with U+001E and fields with U+001F,
 * which no text of the tracker can hold (see TextRules).
 */
public final class ListColumn {
    public static final String RECORD = "\u001e";
    public static final String FIELD = "\u001f";

    private ListColumn() {}

    public static List<String[]> records(@Nullable String packed) {
        if (packed == null || packed.isEmpty()) {
            return List.of();
        }
        List<String[]> records = new ArrayList<>();
        for (String line : packed.split(RECORD, -1)) {
            records.add(line.split(FIELD, -1));
        }
        return records;
    }

    public static List<LabelRef> labels(@Nullable String packed) {
        return records(packed).stream()
                .map(fields -> new LabelRef(Long.parseLong(fields[0]), fields[2], fields[1]))
                .toList();
    }

    public static String of(List<LabelRef> labels) {
        return labels.stream()
                .map(label -> label.id() + FIELD + label.color() + FIELD + label.name())
                .collect(Collectors.joining(RECORD));
    }
}

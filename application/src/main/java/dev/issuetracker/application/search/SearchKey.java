package dev.issuetracker.application.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A key that every tracker has. The others are the names of fields. */
enum SearchKey {
    IS,
    STATUS,
    LABEL,
    ASSIGNEE,
    AUTHOR,
    HAS,
    NO,
    PARENT,
    BLOCKED,
    CREATED,
    UPDATED,
    RESOLVED,
    ID,
    SAVED,
    IN,
    SORT;

    /** How it is written before the colon. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of this code, whatever the case. */
    static Optional<SearchKey> of(String code) {
        return Arrays.stream(values())
                .filter(key -> key.code().equalsIgnoreCase(code))
                .findFirst();
    }

    /** How all are written. */
    static List<String> codes() {
        return Arrays.stream(values()).map(SearchKey::code).toList();
    }
}

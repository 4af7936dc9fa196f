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

    /** Whether it is about the whole search, rather than a condition in it. */
    boolean isOfWhole() {
        return this == IN || this == SORT;
    }

    /** The key of a condition, unless it is of a field. */
    static Optional<SearchKey> of(SearchTree.Term term) {
        return term.ofField() ? Optional.empty() : of(term.key());
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

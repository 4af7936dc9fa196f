package dev.issuetracker.application.search.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A key that every tracker has. The others are the names of fields. */
public enum SearchKey {
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
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about the whole search, rather than a condition in it. */
    public boolean isOfWhole() {
        return this == IN || this == SORT;
    }

    /** The key of a condition, unless it is of a field. */
    public static Optional<SearchKey> of(SearchTree.Term term) {
        return term.ofField() ? Optional.empty() : of(term.key());
    }

    /** The key of this code, whatever the case. */
    public static Optional<SearchKey> of(String code) {
        return Arrays.stream(values())
                .filter(key -> key.code().equalsIgnoreCase(code))
                .findFirst();
    }

    /** How all are written. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(SearchKey::code).toList();
    }
}

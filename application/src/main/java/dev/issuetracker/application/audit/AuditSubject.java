package dev.issuetracker.application.audit;

import java.util.Locale;

/** The thing that an event happened to. */
public record AuditSubject(Kind kind, long id) {
    /** The kinds of things. Their names are stored: add new ones, but never rename one. */
    public enum Kind {
        USER,
        TOKEN,
        INVITE,
        ISSUE,
        COMMENT,
        LABEL,
        FIELD,
        SEARCH,
        MAPPING,
        WEBHOOK,
        IMPORT;

        /** The kind's name on the wire and in stores, such as {@code user}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of a stored name.
         *
         * @throws IllegalArgumentException when no kind has this name
         */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}

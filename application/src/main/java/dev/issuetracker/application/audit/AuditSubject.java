package dev.issuetracker.application.audit;

import java.util.Locale;

/** What an event happened to. */
public record AuditSubject(Kind kind, long id) {
    /** What sort of thing it is. The names are stored: they may be added to, never renamed. */
    public enum Kind {
        USER,
        TOKEN,
        INVITE,
        ISSUE,
        COMMENT,
        LABEL,
        IMPORT;

        /** The kind's name on the wire and in stores, such as {@code user}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of a stored name.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}

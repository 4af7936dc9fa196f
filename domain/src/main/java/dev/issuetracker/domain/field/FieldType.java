package dev.issuetracker.domain.field;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the values of a field are. */
public enum FieldType {
    /** Any text of at most {@value FieldRules#MAX_TEXT} characters. */
    TEXT,
    /** An exact decimal number. */
    NUMBER,
    /** A calendar day, in no time zone. */
    DATE,
    /** One of the field's options. */
    SELECT,
    /** Any number of the field's options. */
    MULTI_SELECT,
    /** An account. */
    USER;

    /** The type of this code; empty when there is none. */
    public static Optional<FieldType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** The name on the wire, such as {@code multi_select}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its values are options that the definition lists. */
    public boolean hasOptions() {
        return this == SELECT || this == MULTI_SELECT;
    }

    /** Whether its values say themselves what they are: texts, numbers and days, but not options and accounts. */
    public boolean isWritten() {
        return this == TEXT || this == NUMBER || this == DATE;
    }
}

package dev.issuetracker.application.field;

import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.text.TextRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A value for a field that a team added, as a caller gives it. Nothing is looked up, and it is not known yet whether
 * the field takes it.
 */
public sealed interface GivenValue {
    /** No value: the issue is to have none. */
    GivenValue NOTHING = new Nothing();

    /** In the place of a value that an edge could not read; what is wrong with it is a violation of the shape. */
    GivenValue UNREADABLE = new Unreadable();

    /** A text, which may also be a day, or name an option or an account. */
    static GivenValue text(String text) {
        return new Text(text);
    }

    /** A number. */
    static GivenValue number(BigDecimal number) {
        return new Decimal(number);
    }

    /** Several values. */
    static GivenValue several(List<GivenValue> entries) {
        return new Several(entries);
    }

    /** An account, by its id. */
    static GivenValue account(long id) {
        return new Account(id);
    }

    /**
     * Something that no field takes.
     *
     * @param kind what it is, such as {@code a boolean}
     */
    static GivenValue other(String kind) {
        return new Other(kind);
    }

    /** What a text means that comes from where all values are texts, such as a file or the query of a URL. */
    static GivenValue written(FieldType type, String text) {
        return type == FieldType.NUMBER && Decimal.WRITTEN.matcher(text).matches()
                ? number(new BigDecimal(text))
                : text(text);
    }

    /** What it is, for a message. */
    String shown();

    /** {@link #NOTHING}. */
    record Nothing() implements GivenValue {
        @Override
        public String shown() {
            return "null";
        }
    }

    /** {@link #text}. */
    record Text(String text) implements GivenValue {
        private static final int SHOWN = 60;

        @Override
        public String shown() {
            return '"' + TextRules.shortened(text, SHOWN) + '"';
        }
    }

    /** {@link #number}. */
    record Decimal(BigDecimal number) implements GivenValue {
        /** With few enough digits that none is costly. */
        private static final Pattern WRITTEN =
                Pattern.compile("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?([eE][+-]?[0-9]{1,3})?");

        @Override
        public String shown() {
            return "a number";
        }
    }

    /** {@link #several}. */
    record Several(List<GivenValue> entries) implements GivenValue {
        public Several {
            entries = List.copyOf(entries);
        }

        @Override
        public String shown() {
            return "an array";
        }
    }

    /** {@link #account}. */
    record Account(long id) implements GivenValue {
        @Override
        public String shown() {
            return "an object";
        }
    }

    /** {@link #other}. */
    record Other(String kind) implements GivenValue {
        @Override
        public String shown() {
            return kind;
        }
    }

    /** {@link #UNREADABLE}. */
    record Unreadable() implements GivenValue {
        @Override
        public String shown() {
            return "something unreadable";
        }
    }
}

package dev.issuetracker.adapter.importing.file;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** An identifier that begins with the second in which it was made, as MongoDB makes them. */
public final class TimedId {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    private static final int TIME_DIGITS = 8;

    private TimedId() {}

    /** When it was made; empty for a text of another form. */
    public static Optional<Instant> time(String id) {
        return FORM.matcher(id).matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(id.substring(0, TIME_DIGITS), 16)))
                : Optional.empty();
    }
}

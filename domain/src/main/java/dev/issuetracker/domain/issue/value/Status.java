package dev.issuetracker.domain.issue.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far the work on an issue is. Any status may follow any other. */
public enum Status {
    OPEN,
    IN_PROGRESS,
    RESOLVED;

    /** The status' name on the wire, in files and in stores, such as {@code in_progress}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a name, exactly as {@link #code()} writes it; empty when there is none. */
    public static Optional<Status> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}

package dev.issuetracker.domain.issue.value;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far the work on an issue is. Any status may follow any other. */
public enum Status {
    OPEN,
    IN_PROGRESS,
    RESOLVED;

    private static final Map<String, Status> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Status::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The status' name on the wire, in files and in stores, such as {@code in_progress}. */
    public String code() {
        return code;
    }

    /** The status of a name, exactly as {@link #code()} writes it; empty when there is none. */
    public static Optional<Status> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}

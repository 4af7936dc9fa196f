package dev.issuetracker.application.importing.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an import is that runs while nobody waits. */
public enum JobState {
    /** Others are imported before it. */
    QUEUED,
    RUNNING,
    /** It did what it should. */
    DONE,
    /** Nothing was stored. */
    FAILED,
    /** Somebody ended it. Nothing was stored. */
    CANCELLED;

    /** The state with this code. */
    public static Optional<JobState> of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    /** The state's name outside of Java. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it waits or runs. */
    public boolean open() {
        return this == QUEUED || this == RUNNING;
    }
}

package dev.issuetracker.application.issue;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.ThreeWayMerge;
import java.util.Optional;

/**
 * An edit was made on a version of an issue that is no longer current. Carries all that a person needs to settle it.
 */
public final class EditConflictException extends StaleVersionException {
    private static final long serialVersionUID = 1L;

    private final transient Issue current;
    private final long yourVersion;
    private final transient Optional<ThreeWayMerge> comparison;

    EditConflictException(Issue current, long yourVersion, Optional<ThreeWayMerge> comparison) {
        super("issue", current.id(), yourVersion, current.version());
        this.current = current;
        this.yourVersion = yourVersion;
        this.comparison = comparison;
    }

    /** The issue as it is now. */
    public Issue current() {
        return current;
    }

    public long yourVersion() {
        return yourVersion;
    }

    /**
     * The edit held against the current version; empty when its history does not have the version that the edit names.
     */
    public Optional<ThreeWayMerge> comparison() {
        return comparison;
    }
}

package dev.issuetracker.application.issue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to bring many issues to a status.
 *
 * @param field what the request calls the list of targets, to name a faulty one by
 */
public record ChangeStatus(
        String field, List<Target> targets, @Nullable String status) {
    public ChangeStatus {
        targets = List.copyOf(targets);
    }

    /**
     * One issue.
     *
     * @param version the version that must stand; null takes whatever stands
     */
    public record Target(long id, @Nullable Long version) {}
}

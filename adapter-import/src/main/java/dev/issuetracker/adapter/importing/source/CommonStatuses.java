package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.domain.issue.value.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words for statuses that many programs have in common. */
final class CommonStatuses {
    private static final Map<String, Status> WORDS = new HashMap<>();

    static {
        add(Status.OPEN, "open", "opened", "new", "to do", "todo", "backlog", "reopened", "triage", "unstarted");
        add(Status.OPEN, "planned", "ready", "selected for development", "confirmed", "acknowledged", "approved");
        add(Status.IN_PROGRESS, "in progress", "in_progress", "started", "doing", "active", "assigned", "in review");
        add(Status.IN_PROGRESS, "code review", "review", "testing", "in testing", "ready for test", "blocked");
        add(Status.IN_PROGRESS, "indeterminate", "on hold", "committed");
        add(Status.RESOLVED, "resolved", "done", "closed", "complete", "completed", "finished", "fixed", "verified");
        add(Status.RESOLVED, "canceled", "cancelled", "rejected", "duplicate", "won't do", "won't fix", "wontfix");
        add(Status.RESOLVED, "delivered", "accepted", "released", "removed", "archived");
    }

    private CommonStatuses() {}

    private static void add(Status status, String... words) {
        List.of(words).forEach(word -> WORDS.put(word, status));
    }

    /** @param word folded */
    static Optional<Status> of(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }
}

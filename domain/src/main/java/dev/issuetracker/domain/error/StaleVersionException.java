package dev.issuetracker.domain.error;

import java.util.List;

/** Edits were made on versions that are no longer current; nothing was changed. */
public class StaleVersionException extends TrackerException {
    private static final long serialVersionUID = 1L;

    private final transient List<Stale> stale;

    public StaleVersionException(String message, List<Stale> stale) {
        super(ErrorCode.STALE_VERSION, message);
        this.stale = List.copyOf(stale);
    }

    public StaleVersionException(String kind, long id, long yourVersion, long currentVersion) {
        this(
                "The " + kind + " " + id + " is at version " + currentVersion + ", but your edit was made on version "
                        + yourVersion + ". Load it again and repeat your change.",
                List.of(new Stale(id, yourVersion, currentVersion)));
    }

    /** Each thing that had moved on, at least one. */
    public List<Stale> stale() {
        return stale;
    }

    /**
     * One thing that had moved on.
     *
     * @param id of the issue or comment
     * @param yourVersion the version that the edit was made on
     * @param currentVersion the current version
     */
    public record Stale(long id, long yourVersion, long currentVersion) {}
}

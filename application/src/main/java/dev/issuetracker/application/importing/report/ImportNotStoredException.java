package dev.issuetracker.application.importing.report;

import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.domain.error.TrackerException;

/** An import ended without being stored, and some of the issues that it had changed were edited meanwhile. */
public final class ImportNotStoredException extends TrackerException {
    private static final long serialVersionUID = 1L;

    private final transient EditedMeanwhile kept;

    private ImportNotStoredException(TrackerException failure, EditedMeanwhile kept) {
        super(
                failure.code(),
                failure.getMessage() + " Issues that were edited meanwhile keep what the import changed; see kept.",
                failure);
        this.kept = kept;
    }

    /**
     * Why an import was not stored: the failure, which also names these issues if there are any.
     *
     * @return the failure itself when there are none, or nobody foresaw it
     */
    public static RuntimeException of(RuntimeException failure, EditedMeanwhile kept) {
        return kept.any() && failure instanceof TrackerException known
                ? new ImportNotStoredException(known, kept)
                : failure;
    }

    /** The issues that keep what the import changed. */
    public EditedMeanwhile kept() {
        return kept;
    }
}

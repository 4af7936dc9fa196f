package dev.issuetracker.application.importing;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of the rows of a file.
 *
 * @param source what the issues' source is to be called, one line of at most {@value #MAX_SOURCE} characters; null for
 *     the name of its format. Keys are unique in a source, so that two projects with the same keys need two names
 * @param createLabels whether labels that do not exist are made
 */
public record ImportPlan(
        ImportMode mode, OnExisting onExisting, @Nullable String source, boolean createLabels) {
    /** The longest name of a source, in code points. */
    public static final int MAX_SOURCE = 100;

    /** A plan that makes nothing but issues that did not come in before. */
    public static ImportPlan of(ImportMode mode) {
        return new ImportPlan(mode, OnExisting.REJECT, null, false);
    }
}

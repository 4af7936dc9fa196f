package dev.issuetracker.application.importing;

/** Ends the storing of a file of which nothing will be stored, so that its transaction ends at once. */
final class ImportAbandonedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportAbandonedException() {
        super("a row was rejected, so nothing is stored", null, false, false);
    }
}

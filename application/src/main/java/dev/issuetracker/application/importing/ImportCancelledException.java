package dev.issuetracker.application.importing;

/** Somebody asked for the end of an import. Nothing of it is stored. */
public final class ImportCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Needs no trace: it is no failure. */
    public ImportCancelledException() {
        super("the import was cancelled", null, false, false);
    }
}

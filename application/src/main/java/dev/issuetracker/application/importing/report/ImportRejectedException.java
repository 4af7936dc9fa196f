package dev.issuetracker.application.importing.report;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.text.Amount;

/** An import was rejected and nothing of it was stored. */
public final class ImportRejectedException extends TrackerException {
    private static final long serialVersionUID = 1L;

    private final transient ImportReport report;

    public ImportRejectedException(ImportReport report) {
        super(ErrorCode.IMPORT_REJECTED, message(report));
        this.report = report;
    }

    private static String message(ImportReport report) {
        if (report.rejected() == 0) {
            return "The file cannot be imported; see errors. Nothing was stored.";
        }
        return Amount.of(report.rejected(), report.rows(), "row") + (report.rejected() == 1 ? " was" : " were")
                + " rejected; see errors. Nothing was stored.";
    }

    public ImportReport report() {
        return report;
    }
}

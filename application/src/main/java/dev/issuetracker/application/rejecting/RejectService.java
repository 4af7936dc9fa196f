package dev.issuetracker.application.rejecting;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.exporting.ExportFormat;
import dev.issuetracker.application.exporting.TableFiles;
import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.report.ImportRejectedException;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.domain.error.TrackerException;
import java.io.OutputStream;
import java.util.function.Supplier;

/** Hands back the rows of a file that an import would reject. */
public final class RejectService {
    private final ImportService imports;
    private final TableFiles files;

    public RejectService(ImportService imports, TableFiles files) {
        this.imports = imports;
        this.files = files;
    }

    /**
     * Checks a file as {@link ImportService#check} does, and writes the rows that would be rejected as they are in it,
     * with a column that says what is wrong with each. The file is checked twice when the format may have no room for a
     * row: that is found before anything is written.
     *
     * @param out opened when the header is right, for the first such row or at the end; it is not closed
     * @throws ImportRejectedException when the header is wrong, or there is no row below it
     * @throws TrackerException when the file cannot be read, with the codes of
     *     {@link dev.issuetracker.application.importing.file.RowReader#read}; or {@code EXPORT_IMPOSSIBLE} when the
     *     format has no room for a row. Something may have been written before only when others changed meanwhile what
     *     the file names
     */
    public void write(Caller by, ImportFile file, ImportPlan plan, ExportFormat format, Supplier<OutputStream> out) {
        by.demand(Permission.WRITE_ISSUES);
        files.check(format).ifPresent(check -> write(by, file, plan, () -> check));
        write(by, file, plan, () -> files.begin(format, out.get()));
    }

    private void write(Caller by, ImportFile file, ImportPlan plan, Supplier<TableWriter> target) {
        try (RejectTable table = new RejectTable(target)) {
            ImportReport report = imports.check(by, file, plan, table);
            if (report.rows() == 0) {
                throw new ImportRejectedException(report);
            }
            table.end();
        }
    }
}

package dev.issuetracker.application.rejecting;

import dev.issuetracker.application.exporting.TableWriter;
import dev.issuetracker.application.importing.ImportService;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.preview.RowPlace;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes rejected rows to a table. */
final class RejectTable implements ImportService.RejectedRows, AutoCloseable {
    private final Supplier<TableWriter> target;
    private @Nullable TableWriter opened;
    private ErrorColumn column = ErrorColumn.of(List.of(), "error");

    /** @param target opened for the first row, or at the end when there is none */
    RejectTable(Supplier<TableWriter> target) {
        this.target = target;
    }

    @Override
    public void columns(ImportColumns columns) {
        column = ErrorColumn.of(columns.names(), columns.unreadName());
    }

    @Override
    public void row(RowPlace place, List<String> cells, List<FileViolation> violations) {
        writer().write(column.row(place, cells, violations));
    }

    /** Completes the table. */
    void end() {
        writer().end();
    }

    private TableWriter writer() {
        TableWriter writer = opened;
        if (writer == null) {
            writer = target.get();
            opened = writer;
            writer.write(column.header());
        }
        return writer;
    }

    @Override
    public void close() {
        if (opened != null) {
            opened.close();
        }
    }
}

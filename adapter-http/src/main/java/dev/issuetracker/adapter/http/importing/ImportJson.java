package dev.issuetracker.adapter.http.importing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.application.importing.FileFacts;
import dev.issuetracker.application.importing.FileFacts.IgnoredColumn;
import dev.issuetracker.application.importing.Import;
import dev.issuetracker.application.importing.ImportReport;
import dev.issuetracker.application.importing.ImportReport.RowError;
import dev.issuetracker.application.importing.UndoReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import did, as it is sent. */
record ImportJson(
        @Nullable Long importId,
        long rows,
        long created,
        long rejected,
        @Nullable Long firstId,
        @Nullable Long lastId,
        @JsonUnwrapped FileJson file,
        List<RowErrorJson> errors,
        long errorsTotal) {
    static ImportJson of(ImportReport report) {
        return new ImportJson(
                report.importId(),
                report.rows(),
                report.created(),
                report.rejected(),
                report.firstId(),
                report.lastId(),
                FileJson.of(report.file()),
                report.errors().stream().map(RowErrorJson::of).toList(),
                report.errorsTotal());
    }

    /** What was found out about a file. All that is null or empty where its reading ended early. */
    record FileJson(
            @Nullable String source,
            @Nullable String encoding,
            @Nullable String separator,
            long shortRows,
            List<IgnoredColumn> ignoredColumns) {
        private static final FileJson NONE = new FileJson(null, null, null, 0, List.of());

        static FileJson of(@Nullable FileFacts file) {
            return file == null
                    ? NONE
                    : new FileJson(
                            file.source(), file.encoding(), file.separator(), file.shortRows(), file.ignoredColumns());
        }
    }

    /** An import that was stored. */
    record MadeJson(long id, String fileName, UserRefJson by, Instant at, long created, long firstId, long lastId) {
        static MadeJson of(Import made) {
            return new MadeJson(
                    made.id(),
                    made.fileName(),
                    UserRefJson.of(made.by()),
                    made.at(),
                    made.created(),
                    made.firstId(),
                    made.lastId());
        }
    }

    /** What undoing an import did. */
    record UndoJson(long importId, long deleted, List<Long> kept) {
        static UndoJson of(UndoReport report) {
            return new UndoJson(report.importId(), report.deleted(), report.kept());
        }
    }

    /** One violation in a row of a file. */
    record RowErrorJson(
            long row, long line, String column, @Nullable String value, String code, String message) {
        static RowErrorJson of(RowError error) {
            return new RowErrorJson(
                    error.row(), error.line(), error.column(), error.value(), error.code(), error.message());
        }
    }
}

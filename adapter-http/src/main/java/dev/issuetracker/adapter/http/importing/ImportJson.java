package dev.issuetracker.adapter.http.importing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.UndoReport;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.ColumnDecimal;
import dev.issuetracker.application.importing.file.FileFacts.ColumnOrder;
import dev.issuetracker.application.importing.file.FileFacts.Form;
import dev.issuetracker.application.importing.file.FileFacts.IgnoredColumn;
import dev.issuetracker.application.importing.file.FileFacts.PackedFile;
import dev.issuetracker.application.importing.file.FileFacts.ReadColumn;
import dev.issuetracker.application.importing.file.FileFacts.ReadStatus;
import dev.issuetracker.application.importing.file.FileFacts.Unused;
import dev.issuetracker.application.importing.preview.MissingField;
import dev.issuetracker.application.importing.preview.MissingName;
import dev.issuetracker.application.importing.preview.MissingOption;
import dev.issuetracker.application.importing.preview.MissingPerson;
import dev.issuetracker.application.importing.report.ImportReport;
import dev.issuetracker.application.importing.report.ImportReport.RowError;
import dev.issuetracker.application.importing.report.UnknownValue;
import dev.issuetracker.domain.issue.value.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import did, as it is sent. */
public record ImportJson(
        @Nullable Long importId,
        long rows,
        long created,
        long updated,
        long skipped,
        long rejected,
        @Nullable Long firstId,
        @Nullable Long lastId,
        @Nullable String source,
        @JsonUnwrapped FileJson file,
        List<MissingName> missingLabels,
        List<MissingPerson> missingPeople,
        List<MissingField> missingFields,
        List<MissingOption> missingOptions,
        List<UnknownValue> unknownValues,
        List<FirstRowJson> firstRows,
        List<RowErrorJson> errors,
        long errorsTotal) {
    /** What is sent of a report. */
    public static ImportJson of(ImportReport report) {
        return new ImportJson(
                report.importId(),
                report.rows(),
                report.created(),
                report.counts().updated(),
                report.counts().skipped(),
                report.rejected(),
                report.firstId(),
                report.lastId(),
                report.source(),
                FileJson.of(report),
                report.missing().labels(),
                report.missing().people(),
                report.missing().fields(),
                report.missing().options(),
                report.unknownValues(),
                report.firstRows().stream().map(FirstRowJson::of).toList(),
                report.errors().stream().map(RowErrorJson::of).toList(),
                report.errorsTotal());
    }

    /** What was found out about a file. All that is null or empty where its reading ended early. */
    public record FileJson(
            @Nullable String format,
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String sheet,
            List<String> sheets,
            @Nullable String timeZone,
            List<ColumnOrderJson> dateOrders,
            List<ColumnDecimalJson> decimals,
            long shortRows,
            List<ReadColumn> columns,
            List<ReadStatusJson> statuses,
            List<IgnoredColumn> ignoredColumns,
            List<String> targets,
            List<Unused> unused,
            List<PackedFileJson> files,
            FileFacts.@Nullable Markup markup) {
        private static final FileFacts NONE =
                new FileFacts("", Form.NONE, FileFacts.Times.NONE, FileFacts.Columns.NONE, List.of());

        static FileJson of(ImportReport report) {
            FileFacts file = report.file();
            return file == null ? of(NONE, null, report.unused()) : of(file, file.format(), report.unused());
        }

        private static FileJson of(FileFacts file, @Nullable String format, List<Unused> unused) {
            ZoneId zone = file.times().zone();
            Form form = file.form();
            return new FileJson(
                    format,
                    form.encoding(),
                    form.separator(),
                    form.sheets().read(),
                    form.sheets().names(),
                    zone == null ? null : zone.getId(),
                    file.times().orders().stream().map(ColumnOrderJson::of).toList(),
                    file.columns().decimals().stream()
                            .map(ColumnDecimalJson::of)
                            .toList(),
                    form.shortRows(),
                    file.columns().read(),
                    file.statuses().stream().map(ReadStatusJson::of).toList(),
                    file.columns().ignored(),
                    file.columns().targets(),
                    unused,
                    file.files().stream().map(PackedFileJson::of).toList(),
                    file.markup());
        }
    }

    /** One of several files. */
    public record PackedFileJson(
            String file,
            long rows,
            @Nullable String encoding,
            @Nullable String separator,
            @Nullable String sheet,
            long shortRows) {
        static PackedFileJson of(PackedFile packed) {
            Form form = packed.form();
            return new PackedFileJson(
                    packed.name(),
                    packed.rows(),
                    form.encoding(),
                    form.separator(),
                    form.sheets().read(),
                    form.shortRows());
        }
    }

    /** How the dates of a column were read. */
    public record ColumnOrderJson(String column, String order) {
        static ColumnOrderJson of(ColumnOrder column) {
            return new ColumnOrderJson(column.column(), column.order().code());
        }
    }

    /** What was before the decimals of the numbers of a column. */
    public record ColumnDecimalJson(String column, String decimal) {
        static ColumnDecimalJson of(ColumnDecimal column) {
            return new ColumnDecimalJson(column.column(), column.decimal().code());
        }
    }

    /** What a word for a status was read as. */
    public record ReadStatusJson(String value, @Nullable String status, long rows) {
        static ReadStatusJson of(ReadStatus read) {
            Status status = read.status();
            return new ReadStatusJson(read.value(), status == null ? null : status.code(), read.rows());
        }
    }

    /** An import that was stored. */
    public record MadeJson(
            long id,
            String fileName,
            UserRefJson by,
            Instant at,
            long created,
            long updated,
            @Nullable Long firstId,
            @Nullable Long lastId,
            @Nullable UndoneJson undone) {
        /** What is sent of the record of an import. */
        public static MadeJson of(Import made) {
            return new MadeJson(
                    made.id(),
                    made.fileName(),
                    UserRefJson.of(made.by()),
                    made.at(),
                    made.created(),
                    made.updated(),
                    made.firstId(),
                    made.lastId(),
                    UndoneJson.of(made.undone()));
        }
    }

    /** Who took an import back, and when. */
    public record UndoneJson(UserRefJson by, Instant at, long kept) {
        /** What is sent of it; null when nobody did. */
        public static @Nullable UndoneJson of(@Nullable Undone undone) {
            return undone == null ? null : new UndoneJson(UserRefJson.of(undone.by()), undone.at(), undone.kept());
        }
    }

    /** What undoing an import did. */
    record UndoJson(long importId, long deleted, long reverted, List<Long> kept) {
        static UndoJson of(UndoReport report) {
            return new UndoJson(report.importId(), report.deleted(), report.reverted(), report.kept());
        }
    }

    /** One violation in a row of a file. */
    public record RowErrorJson(
            @Nullable String file,
            long row,
            long line,
            String column,
            @Nullable String value,
            String code,
            String message) {
        static RowErrorJson of(RowError error) {
            return new RowErrorJson(
                    error.file(),
                    error.row(),
                    error.line(),
                    error.column(),
                    error.value(),
                    error.code(),
                    error.message());
        }
    }
}

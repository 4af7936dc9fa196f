package dev.issuetracker.adapter.http.issue;

import dev.issuetracker.adapter.http.exchange.Download;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.TableType;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.AcceptHeader;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.exporting.ExportFormat;
import dev.issuetracker.application.exporting.ExportService;
import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueSort;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /issues/export}: the issues of a list as one file. */
public final class ExportRoutes {
    private final ExportService exports;

    /** Makes the routes of this service. */
    public ExportRoutes(ExportService exports) {
        this.exports = exports;
    }

    /** What a file is, by the name of its format. Lines of JSON are no table. */
    private enum FileKind {
        CSV(TableType.CSV.mediaType(), ExportFormat.CSV),
        XLSX(TableType.XLSX.mediaType(), ExportFormat.XLSX),
        JSONL("application/jsonl", null);

        private final String mediaType;
        private final @Nullable ExportFormat table;

        FileKind(String mediaType, @Nullable ExportFormat table) {
            this.mediaType = mediaType;
            this.table = table;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<FileKind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.getFile("/issues/export", Permission.READ, this::export);
    }

    private void export(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        FileKind kind = kind(query, violations);
        FindIssues find =
                FindIssues.of(IssueQuery.criteria(query, caller)).sort(IssueQuery.sort(query, IssueSort.DEFAULT));
        query.end();
        if (kind == null) {
            violations.throwIfAny();
            return;
        }
        if (!AcceptHeader.takes(RequestHeaders.list(ctx, "Accept"), kind.mediaType)) {
            throw ProblemException.notAcceptable(kind.mediaType);
        }
        FindIssues command = find.withShape(violations.list());
        Download download = new Download(ctx, "issues." + kind.code(), kind.mediaType);
        download.send(() -> {
            ExportFormat table = kind.table;
            if (table != null) {
                exports.export(caller, command, table, download::open);
            } else {
                JsonLines lines = new JsonLines(download::open);
                exports.export(caller, command, lines);
                lines.end();
            }
        });
    }

    private static @Nullable FileKind kind(Query query, Violations violations) {
        FileKind kind = query.choice("format", FileKind::of, "csv, xlsx or jsonl");
        if (kind == null && violations.list().isEmpty()) {
            violations.add("format", "required", "format is required: csv, xlsx or jsonl.");
        }
        return kind;
    }
}

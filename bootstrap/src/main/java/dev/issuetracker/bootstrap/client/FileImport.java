package dev.issuetracker.bootstrap.client;

import dev.issuetracker.bootstrap.configuration.FileFailure;
import dev.issuetracker.domain.text.Amount;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Imports files into a server together: shows what that would do, asks, and only then stores them. */
public final class FileImport {
    /** How it ended. */
    public enum End {
        DONE,
        /** Some rows were rejected, and the others were stored. */
        DONE_IN_PART,
        /** Nothing was stored. */
        NOTHING,
        /** It began, and the server cannot be asked any more. */
        UNKNOWN
    }

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ServerClient server;
    private final Terminal terminal;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Order order;

    /**
     * What to import, and how.
     *
     * @param parameters of the import, as the API names them
     * @param mapping what is said of every file, as JSON; null for nothing
     * @param partial whether good rows are stored when there are bad ones
     * @param yes whether nobody is asked
     * @param rejects takes the rejected rows; null when nobody wants them
     */
    public record Order(
            Map<String, String> parameters,
            @Nullable Path mapping,
            boolean partial,
            boolean yes,
            @Nullable Path rejects) {}

    /**
     * Begins.
     *
     * @param out takes the result, {@code err} everything else
     */
    public FileImport(ServerClient server, Terminal terminal, PrintWriter out, PrintWriter err, Order order) {
        this.server = server;
        this.terminal = terminal;
        this.out = out;
        this.err = err;
        this.order = order;
    }

    /**
     * Imports them.
     *
     * @throws CallException when the server rejects a call, or does not answer
     */
    public End run(List<Path> files) {
        JsonObject report = check(files);
        new ShownReport(out, order.parameters()).show(named(files), understood(report), report);
        long good = report.number("created");
        long updated = report.number("updated");
        long rejected = report.number("rejected");
        saveRejects(files, report);
        if (!understood(report) || good + updated == 0 || (rejected > 0 && !order.partial())) {
            out.println("Nothing was stored.");
            return End.NOTHING;
        }
        if (!order.yes()
                && !terminal.agrees(
                        "Import " + Amount.of(good, "issue") + (updated > 0 ? " and update " + updated + "?" : "?"))) {
            out.println("Nothing was stored." + (terminal.present() ? "" : " Add --yes to import."));
            return End.NOTHING;
        }
        try {
            store(files);
        } catch (FollowedImport.LostException lost) {
            err.println(lost.getMessage());
            return End.UNKNOWN;
        }
        return rejected > 0 ? End.DONE_IN_PART : End.DONE;
    }

    /** What messages call them. */
    private static String named(List<Path> files) {
        return files.size() == 1 ? files.get(0).toString() : Amount.of(files.size(), "file");
    }

    private void store(List<Path> files) {
        Map<String, String> parameters = parameters(Map.of("mode", order.partial() ? "partial" : "all_or_nothing"));
        JsonObject report;
        try (Progress progress = progress("importing", files)) {
            report = new FollowedImport(server, progress, FollowedImport.PATIENCE)
                    .run(files, parameters, order.mapping());
        }
        long created = report.number("created");
        long updated = report.number("updated");
        out.println(named(files) + ": " + Amount.of(created, "issue") + (created == 1 ? " was" : " were") + " imported"
                + (created + updated > 0 ? ", as import " + report.text("import_id") : "") + ".");
        if (updated > 0) {
            out.println(Amount.of(updated, "issue") + " that had been imported before "
                    + (updated == 1 ? "was" : "were") + " updated.");
        }
        out.flush();
    }

    private JsonObject check(List<Path> files) {
        try (Progress progress = progress("checking", files)) {
            return server.importFiles(files, parameters(Map.of("dry_run", "true")), order.mapping(), progress::bytes);
        }
    }

    private Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> parameters = new TreeMap<>(order.parameters());
        parameters.putAll(more);
        return parameters;
    }

    private Progress progress(String what, List<Path> files) {
        String name = files.size() == 1 ? files.get(0).getFileName().toString() : named(files);
        return new Progress(err, terminal.present(), what + " " + name, size(files), System::nanoTime);
    }

    private static long size(List<Path> files) {
        long size = 0;
        for (Path file : files) {
            try {
                size += Files.size(file);
            } catch (IOException failure) {
                throw new CallException(
                        "The file " + file + " cannot be read: " + FileFailure.reason(failure) + ".", failure);
            }
        }
        return size;
    }

    private void saveRejects(List<Path> files, JsonObject report) {
        Path to = order.rejects();
        if (to != null && report.number("rejected") > 0) {
            String name = to.getFileName().toString().toLowerCase(Locale.ROOT);
            server.rejects(files, order.parameters(), order.mapping(), name.endsWith(".xlsx") ? XLSX : "text/csv", to);
            out.println("The rejected rows are in " + to + ".");
        }
    }

    /** Whether the rows could be read: the headers say what they are. */
    private static boolean understood(JsonObject report) {
        return report.objects("errors").stream()
                .noneMatch(
                        error -> error.number("row") == 0 && !error.text("code").equals("no_rows"));
    }
}

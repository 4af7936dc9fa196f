package dev.issuetracker.bootstrap.command;

import dev.issuetracker.bootstrap.client.FileImport;
import dev.issuetracker.bootstrap.client.ServerClient;
import dev.issuetracker.bootstrap.client.Terminal;
import dev.issuetracker.bootstrap.server.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports files into a running server, or into the database of the variables. */
@Command(
        name = "import",
        description = {
            "Imports CSV files, workbooks and JSON, those of other programs too: into a running server, or straight"
                    + " into the database that the variables name.",
            "",
            "Several files, and those in a .zip, are one import. It first checks everything and shows what was"
                    + " understood. It stores nothing before you say so, here or with --yes, nor when rows are"
                    + " rejected, except with --partial."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "While it stores, a server may be gone for up to five minutes: it is asked again.",
            "",
            "Exit codes: 0 imported, 1 nothing was stored or the server did not answer, 2 wrong arguments or"
                    + " configuration, 3 imported without the rows that were rejected, 4 begun, and the server could"
                    + " not be asked to the end: the message names the import."
        })
public final class ImportFilesCommand extends ServerCommand {
    private static final int IN_PART = 3;
    private static final int UNKNOWN = 4;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A .csv, .xlsx, .json or .jsonl, or a .zip of them")
    private List<Path> files = List.of();

    @Option(names = "--yes", description = "Imports without asking")
    private boolean yes;

    @Option(names = "--partial", description = "Imports the good rows when there are bad ones")
    private boolean partial;

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description = "A parameter of POST /issues/import, such as time_zone=Europe/Berlin, separator=;,"
                    + " on_existing=update or column.Betreff=title; as often as needed")
    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--create-missing",
            paramLabel = "KINDS",
            description = "Creates what the files name and what does not exist: labels, users, fields, options, with"
                    + " commas between them")
    private @Nullable String createMissing;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What the files mean, as JSON: the part mapping of POST /issues/import")
    private @Nullable Path mapping;

    @Option(
            names = "--mapping-name",
            paramLabel = "NAME",
            description = "A mapping that the server keeps: an own one, or one that is shared, such as jane/redmine")
    private @Nullable String mappingName;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Takes the rejected rows, to be mended and imported: a .csv or .xlsx")
    private @Nullable Path rejects;

    @Option(names = "--overwrite", description = "Replaces the file of --rejects if there is one")
    private boolean overwrite;

    @Override
    int run(ServerClient client, Terminal terminal, PrintWriter out, PrintWriter err) {
        files.forEach(this::requireFile);
        if (mapping != null) {
            requireFile(mapping);
        }
        if (rejects != null) {
            requireRejects(rejects);
        }
        if (parameters.containsKey("mode") || parameters.containsKey("dry_run")) {
            throw wrong("use --partial and --yes instead of mode and dry_run");
        }
        if (createMissing != null && parameters.containsKey("create_missing")) {
            throw wrong("use either --create-missing or --with create_missing");
        }
        if (mapping != null && mappingName != null) {
            throw wrong("use either --mapping or --mapping-name");
        }
        FileImport.Order order = new FileImport.Order(parameters(), mapping, partial, yes, rejects);
        return switch (new FileImport(client, terminal, out, err, order).run(files)) {
            case DONE -> 0;
            case DONE_IN_PART -> IN_PART;
            case NOTHING -> FAILED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Rejected rows are there before the others are sent: they are a table, and not in the place of what is sent. */
    private void requireRejects(Path target) {
        requireWritable(target);
        Stream<Path> read = Stream.concat(files.stream(), Stream.ofNullable(mapping));
        if (read.anyMatch(file -> same(file, target))) {
            throw wrong("--rejects would replace " + target + ", which is read; name another file");
        }
        if (!target.toString().toLowerCase(Locale.ROOT).matches("(?s).*\\.(csv|xlsx)")) {
            throw wrong("the name of the file of --rejects ends in .csv or .xlsx");
        }
        requireNew(target, overwrite);
    }

    private static boolean same(Path file, Path target) {
        try {
            return Files.exists(target) && Files.isSameFile(file, target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        if (mappingName != null) {
            all.put("mapping_name", mappingName);
        }
        if (createMissing != null) {
            all.put("create_missing", createMissing);
        }
        return all;
    }
}

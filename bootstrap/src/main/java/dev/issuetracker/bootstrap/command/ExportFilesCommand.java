package dev.issuetracker.bootstrap.command;

import dev.issuetracker.bootstrap.client.FileExport;
import dev.issuetracker.bootstrap.client.ServerClient;
import dev.issuetracker.bootstrap.client.Terminal;
import dev.issuetracker.bootstrap.server.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes issues, or everything, of a running server or of the database of the variables to a file. */
@Command(
        name = "export",
        description = {
            "Writes issues of a running server, or of the database that the variables name, to a file: .csv, .xlsx or"
                    + " .jsonl as its name ends; or everything to a .zip, which restore-export takes.",
            "",
            "A file that is cut on its way is not kept. Only its owner can read a .zip."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 exported, 1 the server rejected it or did not answer to the end, 2 wrong arguments or"
                    + " configuration."
        })
public final class ExportFilesCommand extends ServerCommand {
    private static final String EVERYTHING = "/export";

    @Parameters(paramLabel = "FILE", description = "Takes the export")
    private Path file = Path.of("");

    @Option(names = "--search", paramLabel = "TEXT", description = "Only the issues that this search finds")
    private @Nullable String search;

    @Option(names = "--overwrite", description = "Replaces the file if there is one")
    private boolean overwrite;

    @Override
    int run(ServerClient client, Terminal terminal, PrintWriter out, PrintWriter err) {
        requireWritable(file);
        String path = path();
        requireNew(file, overwrite);
        new FileExport(client, terminal, err).run(path, file, path.equals(EVERYTHING));
        out.println(file);
        out.flush();
        return 0;
    }

    private String path() {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (ending.equals("zip")) {
            if (search != null) {
                throw wrong("--search finds issues, and a .zip has everything");
            }
            return EVERYTHING;
        }
        if (!ending.matches("csv|xlsx|jsonl")) {
            throw wrong("the name of the file ends in .csv, .xlsx, .jsonl or .zip");
        }
        Map<String, String> parameters = new TreeMap<>(Map.of("format", ending));
        if (search != null) {
            parameters.put("q", search);
        }
        return "/issues/export" + ServerClient.query(parameters);
    }
}

package dev.issuetracker.bootstrap.client;

import java.io.PrintWriter;
import java.nio.file.Path;

/** Fetches a file from a server, and says how far it is. */
public final class FileExport {
    private final ServerClient server;
    private final Terminal terminal;
    private final PrintWriter err;

    public FileExport(ServerClient server, Terminal terminal, PrintWriter err) {
        this.server = server;
        this.terminal = terminal;
        this.err = err;
    }

    /**
     * Fetches it.
     *
     * @param path of the server, with its query
     * @param to takes the file when it is complete
     * @param ownersOnly whether nobody but its owner may read it
     * @throws CallException when the server rejects the call, or the file is cut
     */
    public void run(String path, Path to, boolean ownersOnly) {
        try (Progress progress = new Progress(err, terminal.present(), "fetching " + to, 0, System::nanoTime)) {
            if (ownersOnly) {
                server.fetchForOwner(path, to, progress::bytes);
            } else {
                server.fetch(path, to, progress::bytes);
            }
        }
    }
}

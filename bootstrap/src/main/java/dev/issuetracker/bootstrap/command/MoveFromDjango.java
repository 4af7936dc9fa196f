package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.persistence.django.DjangoMove;
import dev.issuetracker.adapter.persistence.django.DjangoMove.MovedTable;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.file.DataFolder;
import dev.issuetracker.bootstrap.password.Argon2PasswordHasher;
import dev.issuetracker.bootstrap.server.Server;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Moves a Django tracker into the database of the configuration, or checks whether it can be moved. */
final class MoveFromDjango {
    private final DjangoOptions options;

    MoveFromDjango(DjangoOptions options) {
        this.options = options;
    }

    /**
     * Does what the options say.
     *
     * @param out takes a line for each table, {@code err} everything else
     * @throws ConfigurationException when the options contradict each other or the configuration
     */
    void run(Configuration configuration, PrintWriter out, PrintWriter err) {
        DatabaseSettings source = options.database();
        DatabaseSettings target = configuration.database();
        if (Subcommand.place(source).equals(Subcommand.place(target))) {
            throw new ConfigurationException(List.of("the variables name the very database of the Django tracker, "
                    + Subcommand.place(source) + ": this tracker needs one of its own"));
        }
        String hashOfNobody =
                Server.hasher(Argon2PasswordHasher.Cost.RECOMMENDED).hashOfNobody();
        DjangoMove move = new DjangoMove(
                source, options.settings(), hashOfNobody, Instant.now(), new CopyLines(err, System::nanoTime));
        if (options.dryRun()) {
            err.println("Checking " + Subcommand.place(source));
            print(move.check(), out);
            err.println("All of it can be moved. Nothing was stored.");
        } else {
            DataFolder.make(configuration.dataDir());
            err.println("Moving " + Subcommand.place(source) + " to " + Subcommand.place(target));
            print(move.into(target), out);
            err.println("Done. Start the server with the same variables.");
        }
    }

    private static void print(List<MovedTable> moved, PrintWriter out) {
        moved.forEach(table -> out.println(String.format(Locale.ROOT, "%-22s %12d", table.table(), table.rows())));
        out.flush();
    }
}

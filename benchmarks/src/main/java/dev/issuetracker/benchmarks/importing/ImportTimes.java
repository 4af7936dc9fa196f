package dev.issuetracker.benchmarks.importing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.benchmarks.Client;
import dev.issuetracker.benchmarks.sample.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;

/** How long imports take, and what they do to others; see the README beside this module. */
public final class ImportTimes {
    private static final int WARM_UP = 20_000;

    private ImportTimes() {}

    /** Imports a file and prints times: URL, JDBC URL, kind of file, how many rows. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Client client = Client.signedUp(arguments[0], "imports" + Long.toString(System.nanoTime(), 36));
        Path file = Files.createTempFile("issues", "." + arguments[2]);
        int rows = Integer.parseInt(arguments[3]);
        try {
            // A server that has just started compiles itself first.
            SampleFile.write(file, WARM_UP);
            client.upload(file);
            SampleFile.write(file, rows);
            JsonNode report = time(client, file, rows);
            long first = report.path("first_id").asLong();
            PlainRows plain =
                    new PlainRows(arguments[1], first, report.path("last_id").asLong());
            Cost cost = plain.store();
            System.out.printf(
                    Locale.ROOT, "the same rows, stored plainly: %.2f s, CPU %.2f s%n", cost.seconds(), cost.cpu());
        } finally {
            Files.delete(file);
        }
    }

    private static JsonNode time(Client client, Path file, int rows) {
        Cost.Meter meter = Cost.meter(Stream.of("server.pid", "database.pid")
                .flatMap(each -> Cost.process(each).stream())
                .toList());
        OtherWriter other = OtherWriter.start(client.another());
        Client.Answer answer;
        Cost cost;
        try (other) {
            answer = client.upload(file);
            cost = meter.read();
        }
        // The status of a late answer, 202, leaves open what came of the import.
        if (answer.body().path("created").asInt() != rows) {
            throw new IllegalStateException(answer.status() + ": " + answer.body());
        }
        System.out.printf(
                Locale.ROOT,
                "%d rows of %s: %.2f s, CPU %.2f s%n%s%n",
                rows,
                file.getFileName().toString().replaceFirst(".*\\.", ""),
                cost.seconds(),
                cost.cpu(),
                other.summary());
        return answer.body();
    }
}

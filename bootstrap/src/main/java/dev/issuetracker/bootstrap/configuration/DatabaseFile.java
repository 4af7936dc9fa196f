package dev.issuetracker.bootstrap.configuration;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file that is a database, or says where one is: the SQLite file, or the variables, of another tracker. */
public final class DatabaseFile {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private DatabaseFile() {}

    /**
     * The database of a file. Of variables only those of the primary count.
     *
     * @param option under which the file was named, for people
     * @throws ConfigurationException with every violation, when it is neither of the two kinds of files
     */
    public static DatabaseSettings read(String option, Path file) {
        NamedFile.problem(file).ifPresent(problem -> {
            throw new ConfigurationException(List.of(problem + ": " + option
                    + " names an SQLite file, or the .env file with the DB_ variables of a PostgreSQL database"));
        });
        return isSqlite(file) ? DatabaseSettings.sqlite(file) : postgresql(option, file);
    }

    private static boolean isSqlite(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(SQLITE.length), SQLITE);
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot read " + file, exception);
        }
    }

    private static Postgresql postgresql(String option, Path file) {
        EnvFile variables = EnvFile.read(file);
        Map<String, String> primary = variables.values().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("DB_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (primary.isEmpty()) {
            // A file of another kind would be said to be wrong on each of its lines.
            throw new ConfigurationException(
                    List.of(option + " " + file + ": it is no SQLite file, and sets no DB_ variable"));
        }
        List<String> violations = new ArrayList<>(variables.violations());
        DatabaseSettings settings = new DatabaseVariables(primary, violations).read(Path.of(""));
        if (violations.isEmpty() && settings instanceof Postgresql postgresql) {
            return postgresql;
        }
        if (violations.isEmpty()) {
            violations.add("it means SQLite: name the SQLite file itself");
        }
        throw new ConfigurationException(violations.stream()
                .map(violation -> option + " " + file + ": " + violation)
                .toList());
    }
}

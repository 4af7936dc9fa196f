package dev.issuetracker.bootstrap;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.settings.DjangoSettings;
import dev.issuetracker.adapter.persistence.settings.DjangoSettings.Substitutes;
import dev.issuetracker.domain.issue.value.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said on the command line about a Django tracker that moves in. */
final class DjangoOptions {
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    @Option(
            names = "--from-django",
            paramLabel = "SOURCE",
            description =
                    "The Django tracker: its SQLite file, or the .env file whose DB_ variables name its PostgreSQL"
                            + " database")
    private @Nullable Path source;

    @Option(
            names = "--app",
            paramLabel = "NAME",
            defaultValue = "tracker",
            description = "The Django app of issues, labels and comments. Default: ${DEFAULT-VALUE}")
    private String app = "tracker";

    @Option(
            names = "--map",
            paramLabel = "NAME=NAME",
            mapFallbackValue = "",
            description = "What a table or column is called there, such as issue.created_by=reporter_id; with nothing"
                    + " after the = there is none")
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(
            names = "--status",
            paramLabel = "DJANGO=OURS",
            description = "What a status there means here, such as closed=resolved")
    private Map<String, String> statuses = new LinkedHashMap<>();

    @Option(names = "--author", paramLabel = "USERNAME", description = "Who counts as the author of what names nobody")
    private @Nullable String author;

    @Option(
            names = "--admin",
            paramLabel = "USERNAME",
            description = "Who becomes an admin beside staff and superusers; may be repeated")
    private List<String> admins = new ArrayList<>();

    @Option(
            names = "--missing-email",
            paramLabel = "ADDRESS",
            description = "The address of accounts without one, such as user{id}@example.invalid")
    private @Nullable String email;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "The zone of times that are stored without one, if the Django settings have USE_TZ = False."
                    + " Default: UTC")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--dry-run", description = "Checks everything and stores nothing")
    private boolean dryRun;

    /** Whether a Django tracker is to be moved. */
    boolean given() {
        return source != null;
    }

    boolean dryRun() {
        return dryRun;
    }

    /**
     * How to read the tables.
     *
     * @throws ConfigurationException when a status is to become one that does not exist
     */
    DjangoSettings settings() {
        List<String> unknown = statuses.values().stream()
                .filter(code -> Status.of(code).isEmpty())
                .map(code -> "--status names " + code + ", which is none of "
                        + Arrays.stream(Status.values()).map(Status::code).collect(Collectors.joining(", ")))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(unknown);
        }
        return new DjangoSettings(
                app,
                names,
                new Substitutes(statuses, Optional.ofNullable(author), Optional.ofNullable(email), admins),
                zone);
    }

    /**
     * Where the tables are.
     *
     * @throws ConfigurationException when the source is neither of the two kinds of files
     */
    DatabaseSettings database() {
        Path file = source == null ? Path.of("") : source;
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(
                    List.of("there is no file " + file + ": --from-django names an SQLite file,"
                            + " or the .env file with the DB_ variables of a PostgreSQL database"));
        }
        return isSqlite(file) ? DatabaseSettings.sqlite(file) : postgresql(file);
    }

    private static boolean isSqlite(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(SQLITE.length), SQLITE);
        } catch (IOException exception) {
            throw new UncheckedIOException("cannot read " + file, exception);
        }
    }

    /** The primary alone: what the Django tracker did with a secondary is not known here. */
    private static Postgresql postgresql(Path file) {
        EnvFile variables = EnvFile.read(file);
        Map<String, String> primary = variables.values().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("DB_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<String> violations = new ArrayList<>(variables.violations());
        if (primary.isEmpty()) {
            violations.add("it is no SQLite file, and sets no DB_ variable");
        }
        DatabaseSettings settings = new DatabaseVariables(primary, violations).read(Path.of(""));
        if (violations.isEmpty() && settings instanceof Postgresql postgresql) {
            return postgresql;
        }
        if (violations.isEmpty()) {
            violations.add("it means SQLite: name the SQLite file itself");
        }
        throw new ConfigurationException(violations.stream()
                .map(violation -> "--from-django " + file + ": " + violation)
                .toList());
    }
}

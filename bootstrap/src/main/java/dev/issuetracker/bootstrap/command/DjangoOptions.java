package dev.issuetracker.bootstrap.command;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import dev.issuetracker.adapter.persistence.settings.DjangoSettings;
import dev.issuetracker.adapter.persistence.settings.DjangoSettings.Substitutes;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import dev.issuetracker.bootstrap.configuration.DatabaseFile;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.text.ZoneNames;
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
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is said on the command line about a Django tracker that moves in. */
final class DjangoOptions {
    private static final String SOURCE = "--from-django";

    @Option(
            names = SOURCE,
            paramLabel = "SOURCE",
            required = true,
            description = "Its SQLite file, or the .env file whose DB_ variables name its PostgreSQL database")
    private Path source = Path.of("");

    @Option(
            names = "--app",
            paramLabel = "NAME",
            defaultValue = "tracker",
            description = "The Django app of issues, labels and comments. Default: ${DEFAULT-VALUE}")
    private String app = "tracker";

    @Option(
            names = "--map",
            paramLabel = "NAME=NAME",
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
            converter = Zone.class,
            description = "The zone of times that are stored without one, if the Django settings have USE_TZ = False."
                    + " Default: UTC")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--dry-run", description = "Checks everything and stores nothing")
    private boolean dryRun;

    /** A zone that is named wrongly is said so in words for people. */
    private static final class Zone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            return ZoneNames.zoneOrOffset(text)
                    .orElseThrow(() ->
                            new TypeConversionException(text + " is no time zone; write one such as Europe/Berlin"));
        }
    }

    boolean dryRun() {
        return dryRun;
    }

    /**
     * Where the tables are.
     *
     * @throws ConfigurationException when the source is neither of the two kinds of files
     */
    DatabaseSettings database() {
        return DatabaseFile.read(SOURCE, source);
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
}

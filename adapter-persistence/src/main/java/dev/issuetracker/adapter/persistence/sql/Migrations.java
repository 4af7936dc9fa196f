package dev.issuetracker.adapter.persistence.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The schema and its versions. */
public final class Migrations {
    /** What a PostgreSQL node must have to be read and written; it may have more, from a newer program. */
    public static final String NEWEST_ON_POSTGRESQL = "32";

    public static final String TABLE = "flyway_schema_history";

    /** The newest migration that a database with the {@link #TABLE} has. */
    public static final String VERSION = """
            SELECT version FROM flyway_schema_history
            WHERE success AND version IS NOT NULL
            ORDER BY installed_rank DESC LIMIT 1
            """;

    private static final String MOVE_FROM_DJANGO =
            ", into which issue-tracker migrate-data --from-django moves the Django tracker";

    // Flyway keeps the limit of retries per process: a negative one, "no limit", ends the waits that began under it as
    // soon as anybody else in the process uses Flyway.
    private static final int FOR_YEARS = Integer.MAX_VALUE;

    private Migrations() {}

    public static boolean reached(String version) {
        return MigrationVersion.fromVersion(version).isAtLeast(NEWEST_ON_POSTGRESQL);
    }

    /**
     * Checks that the migrations of a database are those of this program: all, or the first ones.
     *
     * @param name of the database, for people
     * @throws UnusableDatabaseException when it has others
     */
    public static void requireKnown(DataSource source, Dialect dialect, String name) {
        try {
            flyway(source, dialect).ignoreMigrationPatterns("*:pending").load().validate();
        } catch (FlywayException failure) {
            throw explained(failure, source, name);
        }
    }

    /**
     * Brings the schema up to date; on PostgreSQL one server does so at a time, and the others wait for it.
     *
     * @param name of the database, for people
     * @throws UnusableDatabaseException when the database is of another program
     */
    public static void run(DataSource source, Dialect dialect, String name) {
        if (AppliedMigrations.areComplete(source, dialect, NEWEST_ON_POSTGRESQL)) {
            return;
        }
        FluentConfiguration configuration = flyway(source, dialect);
        // A lock held by a transaction would make CREATE INDEX CONCURRENTLY wait for it, and so for itself, for ever.
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        try {
            configuration.load().migrate();
        } catch (FlywayException failure) {
            throw explained(failure, source, name);
        }
    }

    private static FluentConfiguration flyway(DataSource source, Dialect dialect) {
        return Flyway.configure()
                .dataSource(source)
                // It would try other libraries first, which takes time at every start.
                .loggers("slf4j")
                .locations(dialect.migrations())
                .failOnMissingLocations(true)
                .lockRetryCount(FOR_YEARS);
    }

    /** Flyway advises to take over what it finds. A database of another program must be left alone. */
    private static RuntimeException explained(FlywayException failure, DataSource source, String name) {
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return new UnusableDatabaseException(
                    "The database " + name
                            + " has tables of another program and none of the tracker's: set DB_NAME to another"
                            + " database" + (isOfDjango(source) ? MOVE_FROM_DJANGO : "") + ".",
                    failure);
        }
        if (failure.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
            return new UnusableDatabaseException(
                    "The schema of the database " + name
                            + " is not one that this program knows: a newer version or another program made it, or"
                            + " somebody changed it by hand. Use the program that made it, or another database.",
                    failure);
        }
        return failure;
    }

    private static boolean isOfDjango(DataSource source) {
        try (Connection connection = source.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, null, "auth_user", null)) {
            return tables.next();
        } catch (SQLException failure) {
            return false;
        }
    }
}

package dev.issuetracker.adapter.persistence.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** The schema and its versions. */
public final class Migrations {
    /** What a PostgreSQL node must have to be read and written; it may have more, from a newer program. */
    public static final String NEWEST_ON_POSTGRESQL = "1";

    public static final String TABLE = "flyway_schema_history";

    /** The newest migration that a database with the {@link #TABLE} has. */
    public static final String VERSION = """
            SELECT version FROM flyway_schema_history
            WHERE success AND version IS NOT NULL
            ORDER BY installed_rank DESC LIMIT 1
            """;

    private static final int FOR_EVER = -1;

    private Migrations() {}

    public static boolean reached(String version) {
        return MigrationVersion.fromVersion(version).isAtLeast(NEWEST_ON_POSTGRESQL);
    }

    /**
     * Checks that what a database has are the migrations of this program, the first of them or all.
     *
     * @throws FlywayException when it is none of its schemas
     */
    public static void requireKnown(DataSource source, Dialect dialect) {
        Flyway.configure()
                .dataSource(source)
                .locations(dialect.migrations())
                .ignoreMigrationPatterns("*:pending")
                .load()
                .validate();
    }

    /** Brings the schema up to date; on PostgreSQL one server does so at a time, and the others wait for it. */
    public static void run(DataSource source, Dialect dialect) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(source)
                .locations(dialect.migrations())
                .failOnMissingLocations(true)
                .lockRetryCount(FOR_EVER);
        // A lock held by a transaction would make CREATE INDEX CONCURRENTLY wait for it, and so for itself, for ever.
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        configuration.load().migrate();
    }
}

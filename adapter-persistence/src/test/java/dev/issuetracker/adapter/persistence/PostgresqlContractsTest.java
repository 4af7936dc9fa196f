package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlContractsTest extends DatabaseContracts {
    /** The state of a statement that PostgreSQL has ended, because two waited for each other. */
    private static final String DEADLOCK = "40P01";

    private static Database shared;
    private static Connection superuser;
    private static String emptying;

    PostgresqlContractsTest() {
        super(shared);
    }

    @BeforeAll
    static void open() throws SQLException {
        Postgresql settings = PostgresqlServer.freshDatabase();
        shared = Database.open(settings);
        superuser = PostgresqlServer.connect(settings);
        try (Statement statement = superuser.createStatement()) {
            // No trigger runs in this session: those that keep the audit log would reject.
            statement.execute("SET session_replication_role = replica");
            // A test that leaves a transaction open fails, instead of making this wait for ever.
            statement.execute("SET lock_timeout = '10s'");
        }
        emptying = emptying();
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
        shared.close();
    }

    /**
     * To delete a few rows is much sooner done than to make tables anew, until what they leave behind is in the way.
     */
    private static String emptying() throws SQLException {
        List<String> tables = names("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '"
                + Migrations.TABLE + "'");
        List<String> sequences = names("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'");
        return """
                DO $$ BEGIN
                    IF pg_total_relation_size('issues') > 600000 THEN
                        TRUNCATE %s RESTART IDENTITY;
                    ELSE
                        %s
                        %s
                    END IF;
                END $$
                """.formatted(
                        String.join(", ", tables),
                        each(tables, "DELETE FROM %s;"),
                        each(sequences, "PERFORM setval('%s', 1, false);"));
    }

    private static List<String> names(String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String each(List<String> names, String statement) {
        return names.stream().map(statement::formatted).collect(Collectors.joining(" "));
    }

    @Override
    void empty() throws SQLException {
        boolean emptied = false;
        while (!emptied) {
            try (Statement statement = superuser.createStatement()) {
                statement.execute(emptying);
                emptied = true;
            } catch (SQLException failure) {
                // The server counts issues beside the tests, and takes its locks in another order.
                if (!DEADLOCK.equals(failure.getSQLState())) {
                    throw failure;
                }
            }
        }
    }
}

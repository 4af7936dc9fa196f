package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Postgresql;
import dev.issuetracker.adapter.persistence.sql.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlContractsTest extends DatabaseContracts {
    private static Database shared;
    private static Connection superuser;
    private static String truncation;

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
        truncation = truncation();
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
        shared.close();
    }

    private static String truncation() throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables"
                        + " WHERE schemaname = 'public' AND tablename <> '" + Migrations.TABLE + "'")) {
            row.next();
            return "TRUNCATE " + row.getString(1) + " RESTART IDENTITY";
        }
    }

    @Override
    void empty() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(truncation);
        }
    }
}

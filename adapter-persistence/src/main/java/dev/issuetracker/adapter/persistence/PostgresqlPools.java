package dev.issuetracker.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.issuetracker.adapter.persistence.DatabaseSettings.Node;
import dev.issuetracker.adapter.persistence.DatabaseSettings.Postgresql;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to a PostgreSQL server. Some write, each statement seeing what is committed; others only read, each transaction at
 * one moment. Both are so from the start, which costs no statement later.
 */
final class PostgresqlPools {
    private static final int CONNECT_SECONDS = 2;
    // The driver's default waits for ever on a server that froze.
    private static final int SOCKET_SECONDS = 10;

    private PostgresqlPools() {}

    static HikariDataSource writing(Postgresql settings) {
        return new HikariDataSource(pool("writing", settings));
    }

    static HikariDataSource reading(Postgresql settings) {
        HikariConfig pool = pool("reading", settings);
        pool.setReadOnly(true);
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new HikariDataSource(pool);
    }

    private static HikariConfig pool(String name, Postgresql settings) {
        Node node = settings.node();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {node.host()});
        source.setPortNumbers(new int[] {node.port()});
        source.setDatabaseName(node.database());
        source.setUser(node.user());
        source.setPassword(node.password());
        node.sslMode().ifPresent(source::setSslMode);
        source.setApplicationName("issue-tracker");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);

        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name + " " + node);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(settings.connections());
        pool.setConnectionTimeout(settings.patience().toMillis());
        return pool;
    }
}

package dev.issuetracker.bootstrap.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.HostPort;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.internal.jdbc.TransactionalExecutionTemplate;
import org.junit.jupiter.api.Test;

class LogSetupTest {
    @Test
    void connectionsThatDieWithTheirNodeAreNoWarnings() {
        LoggerContext context = new LoggerContext();

        LogSetup.limit(context);

        assertFalse(context.getLogger("com.zaxxer.hikari.pool.PoolBase").isWarnEnabled());
        assertTrue(context.getLogger("com.zaxxer.hikari.pool.HikariPool").isWarnEnabled());
    }

    @Test
    void whatFailsAfterAFailedMigrationIsNoNews() {
        LoggerContext context = new LoggerContext();

        LogSetup.limit(context);

        assertFalse(context.getLogger(TransactionalExecutionTemplate.class.getName())
                .isErrorEnabled());
        assertTrue(context.getLogger(Flyway.class.getName()).isWarnEnabled());
    }

    @Test
    void senderOfWhatIsNoHttpWritesNothingIntoTheLog() {
        LoggerContext context = new LoggerContext();

        LogSetup.limit(context);

        assertFalse(context.getLogger(HostPort.class.getName()).isWarnEnabled());
        assertFalse(context.getLogger(HttpParser.class.getName()).isWarnEnabled());
        assertTrue(context.getLogger(Server.class.getName()).isWarnEnabled());
    }
}

package dev.issuetracker.bootstrap.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class LogSetupTest {
    @Test
    void connectionsThatDieWithTheirNodeAreNoWarnings() {
        LoggerContext context = new LoggerContext();

        LogSetup.limit(context);

        assertFalse(context.getLogger("com.zaxxer.hikari.pool.PoolBase").isWarnEnabled());
        assertTrue(context.getLogger("com.zaxxer.hikari.pool.HikariPool").isWarnEnabled());
    }
}

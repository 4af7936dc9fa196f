package dev.issuetracker.bootstrap;

import ch.qos.logback.classic.LoggerContext;
import dev.issuetracker.adapter.persistence.sql.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logging, set up by {@code logback.xml} from two variables. */
final class Logging {
    private Logging() {}

    /** Must come before the first logger is made: logback reads its file then. */
    static void configure(Configuration configuration) {
        System.setProperty("LOG_FORMAT", configuration.logFormat());
        System.setProperty("LOG_LEVEL", configuration.logLevel());
    }

    static void settingsFrom(String description) {
        LoggerFactory.getLogger(Main.class).info("{}", description);
    }

    static void failedToStart(RuntimeException fault) {
        Logger log = LoggerFactory.getLogger(Main.class);
        if (fault instanceof UnusableDatabaseException) {
            log.error("the server could not start: {}", fault.getMessage());
            log.debug("the server could not start", fault);
        } else {
            log.error("the server could not start", fault);
        }
    }

    static void flush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}

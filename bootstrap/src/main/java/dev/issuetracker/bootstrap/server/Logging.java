package dev.issuetracker.bootstrap;

import ch.qos.logback.classic.LoggerContext;
import dev.issuetracker.bootstrap.configuration.Configuration;
import java.util.List;
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

    static void warn(List<String> warnings) {
        warnings.forEach(LoggerFactory.getLogger(Main.class)::warn);
    }

    /** In one sentence; the stack trace is for people who ask for it. */
    static void failedToStart(Throwable exception, Configuration configuration) {
        Logger log = LoggerFactory.getLogger(Main.class);
        log.error("{}", StartProblem.of(exception, configuration));
        log.debug("the server could not start", exception);
    }

    static void flush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}

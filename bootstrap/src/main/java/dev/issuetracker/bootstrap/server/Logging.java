package dev.issuetracker.bootstrap.server;

import ch.qos.logback.classic.LoggerContext;
import dev.issuetracker.bootstrap.configuration.Configuration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logging, set up by {@link LogSetup} from two variables. */
public final class Logging {
    /** The system properties that have the variables: logback hands nothing to what sets it up. */
    static final String FORMAT = "LOG_FORMAT";

    static final String LEVEL = "LOG_LEVEL";

    private Logging() {}

    /** Must come before the first logger is made: logging is set up then. */
    public static void configure(Configuration configuration) {
        System.setProperty(FORMAT, configuration.logFormat());
        System.setProperty(LEVEL, configuration.logLevel());
    }

    public static void settingsFrom(String description) {
        LoggerFactory.getLogger(Server.class).info("{}", description);
    }

    public static void warn(List<String> warnings) {
        warnings.forEach(LoggerFactory.getLogger(Server.class)::warn);
    }

    /** In one sentence; the stack trace is for people who ask for it. */
    public static void failedToStart(Throwable exception, Configuration configuration) {
        Logger log = LoggerFactory.getLogger(Server.class);
        log.error("{}", StartProblem.of(exception, configuration));
        log.debug("the server could not start", exception);
    }

    public static void flush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}

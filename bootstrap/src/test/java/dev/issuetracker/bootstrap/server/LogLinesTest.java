package dev.issuetracker.bootstrap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogLinesTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void linesAreThoseOfThePattern() {
        IOException cause = new IOException("no space left");
        cause.addSuppressed(new IllegalStateException("closed"));
        IllegalStateException failure = new IllegalStateException("cannot write", cause);
        for (LoggingEvent event : new LoggingEvent[] {
            event("dev.issuetracker.Server", Level.INFO, "listens", null, Map.of()),
            event("Plain", Level.ERROR, "two\nlines", null, Map.of("request_id", "a-1", "other", "x")),
            event("a.b", Level.WARN, "", failure, Map.of("request_id", "a-1", "user_id", "12")),
            event("a.b$c", Level.TRACE, "検索", cause, Map.of("user_id", "12")),
        }) {
            assertEquals(ofPattern(event), new LogLines().doLayout(event));
        }
    }

    private String ofPattern(LoggingEvent event) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern(
                "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%X{request_id:--} %X{user_id:--}] %logger{0}: %msg%n");
        layout.start();
        return layout.doLayout(event);
    }

    private LoggingEvent event(
            String logger, Level level, String message, @Nullable Throwable failure, Map<String, String> request) {
        LoggingEvent event = new LoggingEvent("", context.getLogger(logger), level, message, failure, new Object[0]);
        event.setMDCPropertyMap(request);
        return event;
    }
}

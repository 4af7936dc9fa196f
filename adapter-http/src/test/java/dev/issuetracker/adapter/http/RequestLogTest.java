package dev.issuetracker.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The line that the log has of a request. */
class RequestLogTest extends HttpServerFixture {
    @Test
    void logShowsRequestsWithoutSecrets() throws Exception {
        ILoggingEvent line = logged(
                () -> checked("GET", "/me?secret=1", "", "Authorization", "Bearer secret", "X-Request-Id", "logged"));

        String text = line.getFormattedMessage();
        assertTrue(text.matches("GET /me 401 \\d+ ms token_refused 127\\.0\\.0\\.1"), text);
        assertEquals("logged", line.getMDCPropertyMap().get("request_id"));
        assertEquals(
                Map.of("method", "GET", "path", "/me", "status", 401, "code", "token_refused", "address", "127.0.0.1"),
                fields(line));
    }

    @Test
    void logOfASuccessHasNoCode() throws Exception {
        ILoggingEvent line = logged(() -> checked("GET", "/health/live", ""));

        String text = line.getFormattedMessage();
        assertTrue(text.matches("GET /health/live 200 \\d+ ms"), text);
        assertEquals(
                Map.of("method", "GET", "path", "/health/live", "status", 200, "address", "127.0.0.1"), fields(line));
    }

    @Test
    void logShowsAPathWithoutTheEncodingThatItDoesNotNeed() throws Exception {
        ILoggingEvent line = logged(() -> send("GET", "/health/%6Cive", ""));

        assertEquals("/health/live", fields(line).get("path"));
    }

    @Test
    void logShowsRequestsThatComeToNoRoute() throws Exception {
        ILoggingEvent line = logged(() -> checked("GET", "/me?x=" + "a".repeat(10_000), "", "X-Request-Id", "early"));

        assertEquals("BAD answered 414 before any route uri_too_long 127.0.0.1", line.getFormattedMessage());
        assertEquals(
                Map.of("method", "BAD", "path", "-", "status", 414, "code", "uri_too_long", "address", "127.0.0.1"),
                fields(line));
        assertTrue(line.getMDCPropertyMap().containsKey("request_id"));
    }

    /**
     * The line that the log has of one request. Jetty gives the method BAD to a request of which it cannot read the
     * start.
     */
    private static ILoggingEvent logged(Callable<?> request) throws Exception {
        BlockingQueue<ILoggingEvent> lines = new LinkedBlockingQueue<>();
        AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.prepareForDeferredProcessing();
                lines.add(line);
            }
        };
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.issuetracker");
        logger.addAppender(log);
        try {
            request.call();
            return lines.take();
        } finally {
            logger.detachAppender(log);
        }
    }

    private static Map<String, Object> fields(ILoggingEvent line) {
        Map<String, Object> fields = new TreeMap<>();
        line.getKeyValuePairs().forEach(pair -> fields.put(pair.key, pair.value));
        assertTrue(fields.remove("milliseconds") instanceof Long, fields.toString());
        return fields;
    }
}

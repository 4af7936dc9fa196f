package dev.issuetracker.adapter.persistence.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.issuetracker.application.store.StoreStatus.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EmbeddedHealthTest {
    private long now;
    private int asked;
    private boolean answers = true;
    private Runnable meanwhile = () -> {};
    private final EmbeddedHealth health = new EmbeddedHealth(this::version, () -> now);

    private String version() {
        asked++;
        meanwhile.run();
        if (!answers) {
            throw new IllegalStateException("no connection");
        }
        return "17";
    }

    private void pass(int millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private State state() {
        return health.status().state();
    }

    @Test
    void fileIsAskedOnceASecond() {
        for (int i = 0; i < 100; i++) {
            assertEquals(State.READY, state());
        }
        assertEquals(1, asked);
        pass(1_000);
        assertEquals("17", health.status().schemaVersion());
        assertEquals(2, asked);
    }

    @Test
    void failureIsFoundAndSoIsItsEnd() {
        answers = false;
        pass(1_000);
        assertEquals(State.UNAVAILABLE, state());
        answers = true;
        pass(1_000);
        assertEquals(State.READY, state());
    }

    @Test
    void whileOneAsksOthersGetTheLastResult() {
        pass(1_000);
        meanwhile = () -> assertEquals(State.READY, state());
        health.status();
        assertEquals(2, asked);
    }

    @Test
    void fileThatDoesNotAnswerAtAllIsUnavailable() {
        pass(1_000);
        meanwhile = () -> {
            pass(5_000);
            assertEquals(State.UNAVAILABLE, state());
        };
        health.status();
    }

    @Test
    void eachFailureIsLoggedOnce() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(EmbeddedHealth.class);
        logger.addAppender(log);
        try {
            for (boolean next : List.of(true, false, false, false, true, false, false)) {
                answers = next;
                pass(1_000);
                health.status();
            }
        } finally {
            logger.detachAppender(log);
        }
        assertEquals(
                List.of("the database does not answer", "the database does not answer"),
                log.list.stream()
                        .filter(line -> line.getLevel() == Level.WARN)
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList());
    }
}

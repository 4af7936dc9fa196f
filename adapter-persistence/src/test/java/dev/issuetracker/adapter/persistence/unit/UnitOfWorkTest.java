package dev.issuetracker.adapter.persistence.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {
    private final AtomicLong now = new AtomicLong();
    private final UnitOfWork work = new UnitOfWork(now::get);

    private void running(Runnable test) {
        try (Handle handle = Jdbi.open("jdbc:sqlite::memory:")) {
            work.begin(handle, true);
            test.run();
            work.end();
        }
    }

    @Test
    void whatWasSeenOfWebhooksHoldsForASecondAndThisUnitOnly() {
        running(() -> {
            assertEquals(Optional.empty(), work.seenWebhooks());
            work.sawWebhooks(false);
            now.addAndGet(Duration.ofMillis(999).toNanos());
            assertEquals(Optional.of(false), work.seenWebhooks());
            now.addAndGet(Duration.ofMillis(1).toNanos());
            assertEquals(Optional.empty(), work.seenWebhooks());
            work.sawWebhooks(true);
            assertEquals(Optional.of(true), work.seenWebhooks());
        });
        running(() -> assertEquals(Optional.empty(), work.seenWebhooks()));
    }
}

package dev.issuetracker.adapter.persistence.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {
    private final AtomicInteger steps = new AtomicInteger();

    @Test
    void stepsFollowUntilNothingIsLeft() {
        BackgroundWork work = BackgroundWork.start("three steps", () -> steps.incrementAndGet() == 3);
        Await.until("all is done", () -> steps.get() == 3);
        work.close();
        assertEquals(3, steps.get());
    }

    @Test
    void failureEndsTheWorkAndNothingElse() {
        BackgroundWork work = BackgroundWork.start("failing work", () -> {
            steps.incrementAndGet();
            throw new IllegalStateException("planted");
        });
        Await.until("it has failed", () -> steps.get() > 0);
        work.close();
        assertEquals(1, steps.get());
    }

    @Test
    void endWaitsForTheStepThatRuns() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        BackgroundWork work = BackgroundWork.start("slow work", () -> {
            begun.incrementAndGet();
            running.countDown();
            LockSupport.parkNanos(50_000_000);
            steps.incrementAndGet();
            return false;
        });
        running.await();
        work.close();
        assertEquals(begun.get(), steps.get());
    }

    @Test
    void othersHaveTheDatabaseForAsLongAsAStepTook() {
        List<Long> begun = new ArrayList<>();
        List<Long> ended = new ArrayList<>();
        BackgroundWork work = BackgroundWork.start("two steps", () -> {
            begun.add(System.nanoTime());
            LockSupport.parkNanos(20_000_000);
            ended.add(System.nanoTime());
            return steps.incrementAndGet() == 2;
        });
        Await.until("all is done", () -> steps.get() == 2);
        work.close();
        long step = ended.get(0) - begun.get(0);
        long pause = begun.get(1) - ended.get(0);
        assertTrue(pause >= step, pause + " ns after a step of " + step);
    }

    @Test
    void repeatedWorkGoesOnAfterAllWasDoneAndAfterAFailure() {
        BackgroundWork work = BackgroundWork.repeat(
                "repeated work",
                () -> {
                    if (steps.incrementAndGet() == 2) {
                        throw new IllegalStateException("planted");
                    }
                    return true;
                },
                Duration.ofMillis(1));
        Await.until("it has gone on", () -> steps.get() >= 4);
        work.close();
        int ended = steps.get();
        LockSupport.parkNanos(20_000_000);
        assertEquals(ended, steps.get());
    }
}

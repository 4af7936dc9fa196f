package dev.issuetracker.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Work on other threads, for tests: nothing waits forever, and what a thread throws the test throws. */
public final class Threads {
    private static final long PATIENCE_SECONDS = 120;

    private Threads() {}

    /** Runs the work on so many threads that all start at once, and gives what each answered, in their order. */
    public static <T> List<T> atOnce(int threads, IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Future<T>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                answers.add(pool.submit(() -> {
                    ready.countDown();
                    if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                        throw new AssertionError("the threads did not start");
                    }
                    return work.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(result(answer));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** How many of so many threads that all start at once succeed; the others must get this error. */
    public static long winners(int threads, ErrorCode late, IntConsumer work) {
        List<Boolean> won = atOnce(threads, thread -> {
            try {
                work.accept(thread);
                return true;
            } catch (TrackerException exception) {
                assertEquals(late, exception.code());
                return false;
            }
        });
        return won.stream().filter(wins -> wins).count();
    }

    /** Runs the work on one other thread while this one waits. */
    public static <T> T elsewhere(Supplier<T> work) {
        return atOnce(1, i -> work.get()).get(0);
    }

    /** Lets other threads go first: between reading and saving, so that races happen also on fast stores. */
    @SuppressWarnings("ThreadPriorityCheck") // No test relies on it: it only makes races likelier.
    public static void hesitate() {
        for (int i = 0; i < 200; i++) {
            Thread.yield();
        }
    }

    private static <T> T result(Future<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new AssertionError("a thread failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (TimeoutException e) {
            throw new AssertionError("a thread did not answer in " + PATIENCE_SECONDS + " s", e);
        }
    }
}

package dev.issuetracker.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** Workers that do the same again and again at once, until the rate is steady and then for the time that counts. */
final class Load {
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int MOST_WARM_UPS = 12;

    /** Two rates in turn that differ by less are steady. */
    private static final double STEADY = 0.05;

    private final int workers;
    private final long nanos;

    Load(int workers, int seconds) {
        this.workers = workers;
        this.nanos = TimeUnit.SECONDS.toNanos(seconds);
    }

    /** What a worker does; it has what it needs for itself. */
    interface Worker extends AutoCloseable {
        void work() throws Exception;

        @Override
        default void close() {}
    }

    /**
     * What was measured.
     *
     * @param rate how often a second
     * @param p50 milliseconds
     * @param p99 milliseconds
     * @param count how often in all
     */
    record Rate(double rate, double p50, double p99, int count) {}

    /** Measures once the rate is steady; {@code started} runs between warming up and what counts. */
    Rate measure(IntFunction<Worker> hired, Runnable started) throws InterruptedException {
        return measure(hired, MOST_WARM_UPS, started);
    }

    /** Measures at once. */
    Rate measure(IntFunction<Worker> hired) throws InterruptedException {
        return measure(hired, 0, () -> {});
    }

    private Rate measure(IntFunction<Worker> hired, int warmUps, Runnable started) throws InterruptedException {
        List<Worker> hands = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            hands.add(hired.apply(i));
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            double before = 0;
            for (int i = 0; i < warmUps; i++) {
                double now = run(pool, hands, WARM_UP_NANOS).rate();
                if (Math.abs(now - before) < STEADY * now) {
                    break;
                }
                before = now;
            }
            started.run();
            return run(pool, hands, nanos);
        } finally {
            pool.shutdown();
            hands.forEach(Worker::close);
        }
    }

    private static Rate run(ExecutorService pool, List<Worker> hands, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        List<Future<long[]>> running = hands.stream()
                .map(worker -> pool.submit(() -> repeat(worker, end)))
                .toList();
        LongStream all = LongStream.empty();
        for (Future<long[]> one : running) {
            try {
                all = LongStream.concat(all, Arrays.stream(one.get()));
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        long[] times = all.sorted().toArray();
        return new Rate(
                times.length / (nanos / 1e9),
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6,
                times.length);
    }

    private static long[] repeat(Worker worker, long end) throws Exception {
        LongStream.Builder times = LongStream.builder();
        long begun = System.nanoTime();
        while (begun < end) {
            worker.work();
            long now = System.nanoTime();
            times.add(now - begun);
            begun = now;
        }
        return times.build().toArray();
    }
}

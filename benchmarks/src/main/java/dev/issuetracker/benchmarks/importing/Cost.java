package dev.issuetracker.benchmarks.importing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long something took, and how long processes computed for it, in seconds.
 *
 * @param cpu changes much less than the time when the machine has other work
 */
record Cost(double seconds, double cpu) {
    private static final double NANOS = 1e9;

    /** The process whose id a system property has, if it is set and there is one. */
    static Optional<ProcessHandle> process(String property) {
        return Optional.ofNullable(Long.getLong(property)).flatMap(ProcessHandle::of);
    }

    /** Begins to measure processes and those that they started. */
    static Meter meter(List<ProcessHandle> processes) {
        return new Meter(processes, System.nanoTime(), cpuNanos(processes));
    }

    Cost plus(Cost other) {
        return new Cost(seconds + other.seconds, cpu + other.cpu);
    }

    /** A measurement under way. */
    record Meter(List<ProcessHandle> processes, long begun, long cpuBefore) {
        /** What it cost until now. */
        Cost read() {
            return new Cost((System.nanoTime() - begun) / NANOS, (cpuNanos(processes) - cpuBefore) / NANOS);
        }
    }

    private static long cpuNanos(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}

package dev.issuetracker.bootstrap.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import com.sun.management.VMOption.Origin;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory that work needed back to the operating system, when this process is idle again. Java keeps what its heap
 * grew by, and the C library what was freed, which native code and Java's compilers used.
 */
public final class IdleMemory {
    private static final Logger LOG = LoggerFactory.getLogger(IdleMemory.class);
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    /** A process that takes less of a processor is idle: probes and metrics are still answered. */
    private static final Duration IDLE = INTERVAL.dividedBy(50);

    /** The part of the heap, in percent, that Java may leave empty; the option can be set while it runs. */
    private static final String EMPTY = "MaxHeapFreeRatio";

    /** The least that {@code MinHeapFreeRatio} allows unless it was set. */
    private static final String LITTLE = "40";

    private final Supplier<Duration> processorTime;
    private final Runnable giveBack;
    private Duration used = Duration.ZERO;
    private boolean worked;

    /** @param processorTime what the process has used since it began */
    IdleMemory(Supplier<Duration> processorTime, Runnable giveBack) {
        this.processorTime = processorTime;
        this.giveBack = giveBack;
    }

    /** Does so until the process ends. */
    public static void giveBackFromNowOn() {
        IdleMemory memory = new IdleMemory(IdleMemory::processorTime, IdleMemory::giveBack);
        Thread thread = new Thread(memory::watch, "idle memory");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks once an interval whether there was work since the last time that memory was given back, and none now. */
    void look() {
        Duration before = used;
        used = processorTime.get();
        if (used.minus(before).compareTo(IDLE) > 0) {
            worked = true;
        } else if (worked) {
            giveBack.run();
            used = processorTime.get();
            worked = false;
        }
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    static void giveBack() {
        shrinkHeap();
        trimNativeHeap();
    }

    /** A collection gives back what it leaves empty beyond the part that is allowed, by default 70 percent. */
    private static void shrinkHeap() {
        HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String allowed = java == null ? null : allowed(java);
        if (allowed == null) {
            System.gc();
            return;
        }
        try {
            java.setVMOption(EMPTY, LITTLE);
            System.gc();
        } catch (IllegalArgumentException more) {
            LOG.debug("MinHeapFreeRatio wants more of the heap to be empty", more);
        } finally {
            java.setVMOption(EMPTY, allowed);
        }
    }

    /** The part that may be empty; null where the person who started Java said so, or Java does not know it. */
    private static @Nullable String allowed(HotSpotDiagnosticMXBean java) {
        try {
            VMOption option = java.getVMOption(EMPTY);
            // The latter is what this class sets.
            boolean free = option.getOrigin() == Origin.DEFAULT || option.getOrigin() == Origin.MANAGEMENT;
            return free ? option.getValue() : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** What {@code jcmd PID System.trim_native_heap} does, from Java 17.0.9 on and on Linux. */
    private static void trimNativeHeap() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "systemTrimNativeHeap",
                            new Object[0],
                            new String[0]);
        } catch (JMException | RuntimeException unknown) {
            LOG.debug("this Java does not trim the native heap", unknown);
        }
    }
}

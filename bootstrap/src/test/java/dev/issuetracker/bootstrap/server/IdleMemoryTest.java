package dev.issuetracker.bootstrap.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdleMemoryTest {
    private static final Duration PROBES = Duration.ofMillis(300);

    private final AtomicInteger times = new AtomicInteger();
    private Duration used = Duration.ofSeconds(4);
    private final IdleMemory memory = new IdleMemory(() -> used, times::incrementAndGet);

    private void look(Duration usedMeanwhile) {
        used = used.plus(usedMeanwhile);
        memory.look();
    }

    @Test
    void nothingIsGivenBackWhileThereIsWork() {
        look(Duration.ZERO);
        look(Duration.ofSeconds(1));

        assertEquals(0, times.get());
    }

    @Test
    void memoryOfTheStartIsGivenBackOnce() {
        look(Duration.ZERO);
        look(PROBES);
        look(PROBES);

        assertEquals(1, times.get());
    }

    @Test
    void memoryOfLaterWorkIsGivenBackAgain() {
        look(Duration.ZERO);
        look(PROBES);
        look(Duration.ofSeconds(1));
        look(PROBES);

        assertEquals(2, times.get());
    }

    @Test
    void givingBackIsNoWork() {
        IdleMemory busy = new IdleMemory(() -> used, () -> {
            times.incrementAndGet();
            used = used.plusSeconds(1);
        });
        busy.look();
        busy.look();
        busy.look();
        busy.look();

        assertEquals(1, times.get());
    }

    @Test
    void javaMayLeaveAsMuchOfItsHeapEmptyAsBefore() {
        HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String before = java.getVMOption("MaxHeapFreeRatio").getValue();

        IdleMemory.giveBack();

        assertEquals(before, java.getVMOption("MaxHeapFreeRatio").getValue());
    }
}

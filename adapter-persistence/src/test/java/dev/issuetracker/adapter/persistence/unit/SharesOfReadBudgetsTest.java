package dev.issuetracker.adapter.persistence.unit;

import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** No account has all turns of what may take long. */
class SharesOfReadBudgetsTest {
    private static final long JANE = 1;
    private static final long JOHN = 2;
    private static final long MARY = 3;
    private static final long ADAM = 4;
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Turns for which nobody waits, with so many connections. */
    private static ReadBudgets atOnce(int connections) {
        return ReadBudgets.of(connections, Duration.ZERO);
    }

    /** Does the work while these accounts have a turn for each time that they are named. */
    private static void during(ReadBudgets budgets, List<Long> accounts, Runnable work) {
        if (accounts.isEmpty()) {
            work.run();
            return;
        }
        budgets.inTurn(accounts.get(0), () -> {
            during(budgets, accounts.subList(1, accounts.size()), work);
            return 0;
        });
    }

    private static void assertNone(ErrorCode why, ReadBudgets budgets, long account) {
        assertRejected(why, () -> budgets.inTurn(account, () -> 0));
    }

    @Test
    void accountHasThreeOfFiveTurnsAtMost() {
        ReadBudgets budgets = atOnce(10);
        during(budgets, List.of(JANE, JANE, JANE), () -> assertNone(ErrorCode.ACCOUNT_BUSY, budgets, JANE));
    }

    @Test
    void accountHasTwoOfFourTurnsAtMost() {
        ReadBudgets budgets = atOnce(8);
        during(budgets, List.of(JANE, JANE), () -> assertNone(ErrorCode.ACCOUNT_BUSY, budgets, JANE));
    }

    @Test
    void turnIsLeftForEachOfTwoOthers() {
        ReadBudgets budgets = atOnce(10);
        during(budgets, List.of(JANE, JANE, JANE, JOHN), () -> {
            assertNone(ErrorCode.ACCOUNT_BUSY, budgets, JOHN);
            during(budgets, List.of(MARY), () -> {
                assertNone(ErrorCode.STORE_BUSY, budgets, ADAM);
                assertNone(ErrorCode.ACCOUNT_BUSY, budgets, JANE);
            });
        });
    }

    @Test
    void turnsThatEndAreFreeAgain() {
        ReadBudgets budgets = atOnce(10);
        during(budgets, List.of(JANE, JANE, JANE), () -> assertNone(ErrorCode.ACCOUNT_BUSY, budgets, JANE));
        assertRejected(
                ErrorCode.NOT_FOUND,
                () -> budgets.inTurn(JANE, () -> {
                    throw new TrackerException(ErrorCode.NOT_FOUND, "gone");
                }));
        during(budgets, List.of(JOHN, JOHN, JOHN, JANE, MARY), () -> assertNone(ErrorCode.STORE_BUSY, budgets, ADAM));
    }

    @Test
    void accountWithoutATurnGoesBeforeTheRowOfOneThatHadSome() throws InterruptedException {
        ReadBudgets budgets = ReadBudgets.of(2, LONG);
        List<Long> turns = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch allWait = new CountDownLatch(1);
        begin(
                threads,
                () -> budgets.inTurn(JANE, () -> {
                    running.countDown();
                    return await(allWait);
                }));
        running.await();
        for (long account : List.of(JANE, JANE, JOHN)) {
            int waiting = budgets.waiting() + 1;
            begin(threads, () -> budgets.inTurn(account, () -> turns.add(account)));
            while (budgets.waiting() < waiting) {
                Thread.onSpinWait();
            }
        }
        allWait.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(JOHN, JANE, JANE), turns);
    }

    private static void begin(List<Thread> threads, Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        thread.start();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

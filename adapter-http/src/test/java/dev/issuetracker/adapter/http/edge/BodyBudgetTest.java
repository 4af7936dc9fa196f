package dev.issuetracker.adapter.http.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.http.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private static final int SMALL = 65_536;
    private static final int LARGE = 300_000;

    private final BodyBudget budget = new BodyBudget(1, LARGE);

    private static InputStream body(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }

    @Test
    void bodyIsReadAsItCame() throws IOException {
        byte[] sent = new byte[LARGE];
        new Random(1).nextBytes(sent);
        assertArrayEquals(sent, budget.claim().read(new ByteArrayInputStream(sent), LARGE + 1));
    }

    @Test
    void nothingIsReadPastTheLimit() throws IOException {
        InputStream body = body(LARGE);
        assertEquals(100_000, budget.claim().read(body, 100_000).length);
        assertEquals(200_000, body.available());
    }

    @Test
    void whatPassesTheBudgetIsRejected() throws IOException {
        assertEquals(LARGE, budget.claim().read(body(LARGE), LARGE).length);
        ProblemException exception =
                assertThrows(ProblemException.class, () -> budget.claim().read(body(LARGE), LARGE));
        assertEquals("overloaded", exception.problem().code());
    }

    @Test
    void smallBodyNeedsNoBudget() throws IOException {
        budget.claim().read(body(LARGE), LARGE);
        assertEquals(SMALL, budget.claim().read(body(SMALL), SMALL).length);
    }

    @Test
    void bodyOnItsWayLeavesNoPlaceForAnother() throws IOException {
        InputStream slow = new FilterInputStream(body(SMALL)) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                ProblemException exception = assertThrows(
                        ProblemException.class, () -> budget.claim().read(body(SMALL), SMALL));
                assertEquals("overloaded", exception.problem().code());
                return -1;
            }
        };
        assertEquals(0, budget.claim().read(slow, SMALL).length);
        assertEquals(SMALL, budget.claim().read(body(SMALL), SMALL).length);
    }

    @Test
    void budgetIsBackWhenTheRequestEnds() throws IOException {
        BodyBudget.Claim first = budget.claim();
        first.read(body(LARGE), LARGE);
        first.release();
        assertEquals(LARGE, budget.claim().read(body(LARGE), LARGE).length);
    }
}

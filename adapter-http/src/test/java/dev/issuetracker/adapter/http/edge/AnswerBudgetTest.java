package dev.issuetracker.adapter.http.edge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.http.problem.ProblemException;
import org.junit.jupiter.api.Test;

class AnswerBudgetTest {
    private final AnswerBudget budget = new AnswerBudget(AnswerBudget.LARGEST + 1_000_000);

    @Test
    void whatPassesTheBudgetIsRefused() {
        budget.claim().reserve();
        ProblemException exception =
                assertThrows(ProblemException.class, () -> budget.claim().reserve());
        assertEquals("overloaded", exception.problem().code());
    }

    @Test
    void anAnswerKeepsWhatItTook() {
        AnswerBudget.Claim first = budget.claim();
        first.reserve();
        first.keep(1_100_000);
        assertThrows(ProblemException.class, () -> budget.claim().reserve());
    }

    @Test
    void whatAnAnswerDidNotTakeIsBack() {
        AnswerBudget.Claim first = budget.claim();
        first.reserve();
        first.keep(900_000);
        assertDoesNotThrow(() -> budget.claim().reserve());
    }

    @Test
    void anAnswerThatIsSentKeepsNothing() {
        AnswerBudget.Claim first = budget.claim();
        first.reserve();
        first.keep(AnswerBudget.LARGEST);
        first.keep(0);
        assertDoesNotThrow(() -> budget.claim().reserve());
    }

    @Test
    void oneAnswerAlwaysFits() {
        assertDoesNotThrow(() -> new AnswerBudget(1).claim().reserve());
    }
}

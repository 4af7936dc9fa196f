package dev.issuetracker.adapter.http.edge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.value.IssueRules;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import org.junit.jupiter.api.Test;

class AnswerBudgetTest {
    /** In UTF-8, at most. */
    private static final int BYTES_OF_A_CHARACTER = 4;

    private final AnswerBudget budget = new AnswerBudget(AnswerBudget.LARGEST + 1_000_000);

    @Test
    void whatPassesTheBudgetIsRejected() {
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

    /**
     * The limits of texts and pages belong together: with a higher one, an answer would be larger than what it
     * reserves.
     */
    @Test
    void longestTextAndFullPageFitWhatARequestReserves() {
        long longestText = (long) BYTES_OF_A_CHARACTER * Math.max(IssueRules.MAX_DESCRIPTION, Comment.MAX_BODY);
        long titlesOfAPage = (long) BYTES_OF_A_CHARACTER * IssueRules.MAX_TITLE * PageRequest.MAX_LIMIT;
        assertTrue(longestText <= AnswerBudget.LARGEST);
        assertTrue(Page.MAX_TEXT + titlesOfAPage <= AnswerBudget.LARGEST);
    }
}

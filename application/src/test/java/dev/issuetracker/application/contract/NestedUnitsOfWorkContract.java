package dev.issuetracker.application.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Threads;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Units of work within others. A theme of {@link IssueTransactionsContract}. */
public interface NestedUnitsOfWorkContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TransactionalStore store();

    @Test
    default void innerWorkSeesWhatTheOuterWrote() {
        TitledIssues issues = new TitledIssues(store());
        Set<String> seen = store().transactions().in(() -> {
            issues.add("outer");
            return store().transactions().in(issues::titlesHere);
        });
        assertEquals(Set.of("outer"), seen);
    }

    @Test
    default void readingInsideWorkSeesWhatTheWorkWrote() {
        TitledIssues issues = new TitledIssues(store());
        Set<String> seen = store().transactions().in(() -> {
            issues.add("outer");
            return issues.titles();
        });
        assertEquals(Set.of("outer"), seen);
    }

    @Test
    default void readingInsideReadingSeesTheSameMoment() {
        Given given = new Given(store());
        TitledIssues issues = new TitledIssues(store());
        Set<String> seen = store().transactions().reading(() -> {
            issues.titlesHere();
            Threads.elsewhere(() -> given.issue("meanwhile"));
            return issues.titles();
        });
        assertEquals(Set.of(), seen);
    }

    @Test
    default void innerWorkIsKeptWithTheOuter() {
        TitledIssues issues = new TitledIssues(store());
        store().transactions().run(() -> {
            issues.add("outer");
            store().transactions().run(() -> issues.add("inner"));
        });
        assertEquals(Set.of("outer", "inner"), issues.titles());
    }

    @Test
    default void othersSeeInnerWorkOnlyWhenTheOuterEnds() {
        TitledIssues issues = new TitledIssues(store());
        Set<String> seen = store().transactions().in(() -> {
            store().transactions().run(() -> issues.add("inner"));
            return Threads.elsewhere(issues::titles);
        });
        assertEquals(Set.of(), seen);
    }

    @Test
    default void innerWorkIsUndoneWithTheOuter() {
        TitledIssues issues = new TitledIssues(store());
        issues.runInVain(() -> store().transactions().run(() -> issues.add("inner")));
        assertEquals(Set.of(), issues.titles());
    }

    @Test
    default void outerWorkIsUndoneWithTheInner() {
        TitledIssues issues = new TitledIssues(store());
        assertThrows(
                ArithmeticException.class,
                () -> store().transactions().run(() -> {
                    issues.add("outer");
                    store().transactions().run(() -> {
                        issues.add("inner");
                        throw new ArithmeticException();
                    });
                }));
        assertEquals(Set.of(), issues.titles());
    }

    @Test
    default void longWorkThatThrowsIsUndoneAloneWhenTheOuterGoesOn() {
        TitledIssues issues = new TitledIssues(store());
        Set<String> seen = store().transactions().in(() -> {
            issues.add("before");
            assertThrows(
                    ArithmeticException.class,
                    () -> store().transactions().alone(() -> {
                        issues.add("inner");
                        throw new ArithmeticException();
                    }));
            store().transactions().alone(() -> {
                issues.add("after");
                return null;
            });
            return issues.titlesHere();
        });
        assertEquals(Set.of("before", "after"), seen);
        assertEquals(Set.of("before", "after"), issues.titles());
    }

    @Test
    default void threadIsStillInsideAfterInnerWork() {
        TitledIssues issues = new TitledIssues(store());
        store().transactions().run(() -> {
            store().transactions().run(() -> issues.add("inner"));
            issues.add("outer");
        });
        assertEquals(Set.of("inner", "outer"), issues.titles());
    }
}

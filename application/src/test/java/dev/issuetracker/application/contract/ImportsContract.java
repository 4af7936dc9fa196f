package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.user.UserRef;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of imports must do; see the package on how to run it. */
public interface ImportsContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private long add(String fileName) {
        UserRef by = new Given(store()).author();
        return store().in(() -> {
            Issue issue =
                    store().issues().add(List.of(draft("Imported")), by, NOON).get(0);
            return store().imports().add(fileName, by, NOON, 1, issue.id(), issue.id());
        });
    }

    @Test
    default void importGetsAnId() {
        assertTrue(add("issues.csv") > 0);
    }

    @Test
    default void importsOfTheSameFileAreTwo() {
        Set<Long> ids = new HashSet<>(List.of(add("issues.csv"), add("issues.csv")));
        assertEquals(2, ids.size());
    }

    @Test
    default void anyFileNameIsTaken() {
        for (String name : List.of(
                "\u00DCbersicht \uD83D\uDC1E.xlsx",
                "it's \"mine\".csv",
                "'; DROP TABLE imports; --.csv",
                "",
                "n".repeat(1_000))) {
            assertTrue(add(name) > 0, name);
        }
    }

    @Test
    default void importAndItsIssuesAreUndoneTogether() {
        Given given = new Given(store());
        UserRef by = given.author();
        long[] undone = new long[1];
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    Issue issue = store().issues()
                            .add(List.of(draft("Imported")), by, NOON)
                            .get(0);
                    undone[0] = issue.id();
                    assertTrue(store().imports().add("issues.csv", by, NOON, 1, issue.id(), issue.id()) > 0);
                    throw new ArithmeticException();
                }));
        assertEquals(Optional.empty(), store().in(() -> store().issues().find(undone[0])));
    }
}

package dev.issuetracker.application.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.issuetracker.application.change.ChangeMark.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What two looks say of what happened between them. */
class ChangedIssuesTest {
    private static final ChangeMark OF_SEVEN = new ChangeMark(Kind.ISSUE, 2, 7L);

    private static Set<ChangeMark> issues(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> new ChangeMark(Kind.ISSUE, 1, id))
                .collect(Collectors.toSet());
    }

    private static Optional<ChangedIssues> since(ChangeMark... later) {
        return ChangedIssues.between(Set.of(OF_SEVEN), Set.of(later));
    }

    @Test
    void sameMarksAreNoChange() {
        assertEquals(Optional.empty(), since(OF_SEVEN));
    }

    @Test
    void marksThatAreNoLongerRecentAreNoChange() {
        assertEquals(Optional.empty(), since());
    }

    @Test
    void changedIssuesComeInTheOrderOfTheirIds() {
        ChangedIssues changed = since(
                        OF_SEVEN,
                        new ChangeMark(Kind.ISSUE, 3, 7L),
                        new ChangeMark(Kind.COMMENT, 2, 3L),
                        new ChangeMark(Kind.AUDIT, 9, 8L))
                .orElseThrow();
        assertEquals("[3, 7, 8]", String.valueOf(changed.ids()));
    }

    @Test
    void changeOfManyNamesNone() {
        assertNull(since(new ChangeMark(Kind.IMPORT, 1, null), new ChangeMark(Kind.ISSUE, 1, 3L))
                .orElseThrow()
                .ids());
    }

    @Test
    void asManyAreNamedAsMayBe() {
        TreeSet<Long> ids =
                LongStream.rangeClosed(1, ChangedIssues.MAX).boxed().collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Optional.of(new ChangedIssues(ids)), ChangedIssues.between(Set.of(), issues(ChangedIssues.MAX)));
        assertNull(ChangedIssues.between(Set.of(), issues(ChangedIssues.MAX + 1))
                .orElseThrow()
                .ids());
    }
}

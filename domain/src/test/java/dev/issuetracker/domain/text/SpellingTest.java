package dev.issuetracker.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final Set<String> KNOWN = Set.of("Priority", "Due date", "Type");

    @ParameterizedTest
    @CsvSource({"Priorty, Priority", "priority, Priority", "PRIORTIY, Priority", "due-date, Due date", "tipe, Type"})
    void nearestNameIsFoundWhateverTheCase(String name, String meant) {
        assertEquals(Optional.of(meant), Spelling.nearest(name, KNOWN));
    }

    @ParameterizedTest
    @CsvSource({"x", "Milestone", "prioprioprioprioprioprioprioprioprioprio_"})
    void nameThatIsFarFromAllMeansNone(String name) {
        assertEquals(Optional.empty(), Spelling.nearest(name, KNOWN));
    }

    @Test
    void ofTwoThatAreAsNearTheFirstByOrderIsMeant() {
        assertEquals(Optional.of("cat"), Spelling.nearest("rat", Set.of("mat", "cat")));
    }
}

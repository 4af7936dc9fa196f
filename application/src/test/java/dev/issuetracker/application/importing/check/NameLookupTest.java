package dev.issuetracker.application.importing.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameLookupTest {
    private final List<Integer> asked = new ArrayList<>();
    private final NameLookup<String> names = lookup(Map.of());

    private NameLookup<String> lookup(Map<String, String> meant) {
        return new NameLookup<>(10, this::lookUp, meant);
    }

    private Map<String, String> lookUp(Collection<String> wanted) {
        asked.add(wanted.size());
        return wanted.stream().anyMatch("bug"::equalsIgnoreCase) ? Map.of("BUG", "Bug") : Map.of();
    }

    @Test
    void nameIsFoundInAnyCase() {
        names.learn(List.of("BUG", "nothing"));

        assertEquals(List.of(Optional.of("Bug"), Optional.empty()), List.of(names.find("bug"), names.find("nothing")));
    }

    @Test
    void namesAreLookedUpTogetherAndOnce() {
        names.learn(List.of("bug", "a", "BUG", "A"));
        names.learn(List.of("a", "b", "bug"));

        assertEquals(List.of(2, 1), asked);
    }

    @Test
    void manyNamesAreLookedUpInParts() {
        names.learn(IntStream.range(0, 1_200).mapToObj(Integer::toString).toList());

        assertEquals(List.of(500, 500, 200), asked);
    }

    @Test
    void nameIsFoundByWhatItStandsFor() {
        NameLookup<String> meant = lookup(Map.of("Defect", "bug"));
        meant.learn(List.of("DEFECT"));
        assertEquals(Optional.of("Bug"), meant.find("defect"));
    }

    @Test
    void whatANameStandsForStandsForNothingElse() {
        NameLookup<String> meant = lookup(Map.of("Defect", "bug", "Bug", "other"));
        meant.learn(List.of("defect", "bug"));
        assertEquals(List.of(Optional.of("Bug"), Optional.empty()), List.of(meant.find("defect"), meant.find("bug")));
    }

    @Test
    void nameIsMissingWhenNothingHasItWhateverItStandsFor() {
        NameLookup<String> meant = lookup(Map.of("Defect", "bug", "Bug", "other"));
        assertEquals(List.of("defect", "other"), meant.missing(List.of("bug", "defect", "other")));
        assertEquals(List.of(3), asked);
    }

    @Test
    void nothingIsLookedUpForNothing() {
        names.learn(List.of("a"));
        names.learn(List.of("a", ""));

        assertEquals(List.of(1), asked);
    }

    @Test
    void nameThatIsTooLongForAnythingIsNotLookedUp() {
        names.learn(List.of("x".repeat(11), "😀".repeat(10), "y".repeat(1_000_000)));

        assertEquals(List.of(1), asked);
        assertEquals(Optional.empty(), names.find("x".repeat(11)));
    }

    @Test
    void onlySoManyNamesAreRemembered() {
        names.learn(List.of("bug"));
        for (int i = 0; i < NameLookup.REMEMBERED; i++) {
            names.learn(List.of(Integer.toString(i)));
        }
        asked.clear();
        names.learn(List.of("bug", Integer.toString(NameLookup.REMEMBERED - 1)));

        assertEquals(List.of(1), asked);
    }
}

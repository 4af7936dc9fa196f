package dev.issuetracker.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
    private static final List<String> NAMES = List.of("title", "description", "status", "PORT", "DB_HOST", "q");

    @ParameterizedTest
    @CsvSource({
        "titel, title",
        "tile, title",
        "descriptoin, description",
        "description_, description",
        "dscripton, description",
        "Status, status",
        "state, status",
        "PROT, PORT",
        "DB_HOTS, DB_HOST"
    })
    void misspeltNameIsFound(String written, String meant) {
        assertEquals(Optional.of(meant), NearestName.of(written, NAMES));
    }

    @ParameterizedTest
    @CsvSource({"Priorty, Priority", "priority, Priority", "PRIORTIY, Priority", "due-date, Due date", "tipe, Type"})
    void nameIsFoundWhateverTheCase(String written, String meant) {
        assertEquals(Optional.of(meant), NearestName.of(written, List.of("Priority", "Due date", "Type")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"xy", "prio", "assignee", "DJANGO_SECRET_KEY", "", "descriptiondescriptiondescriptiondescription"
            })
    void anotherNameIsNotFound(String written) {
        assertEquals(Optional.empty(), NearestName.of(written, List.of("title", "description", "status")));
    }

    @Test
    void nameWithFewerMistakesIsFound() {
        assertEquals(Optional.of("labels"), NearestName.of("labelss", List.of("label", "labels")));
    }

    @Test
    void firstOfEquallyNearNamesIsFound() {
        assertEquals(Optional.of("cat"), NearestName.of("at", List.of("hat", "cat")));
    }

    @Test
    void longTextIsNotCompared() {
        String name = "x".repeat(41);

        assertEquals(Optional.empty(), NearestName.of(name, List.of(name)));
    }
}

package dev.issuetracker.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.FieldsHttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of a list that is sorted by options, when these are edited between two pages. */
class PagesByOptionsTest extends FieldsHttpTest {
    private final String name = unique("Urgency");

    PagesByOptionsTest(Store store) {
        super(store);
    }

    private static String options(String names) {
        return Stream.of(names.split(" "))
                .map(option -> "{name: '" + option + "'}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The path of the second page of three issues, two of which have each option, when the options became others. */
    private String secondPage(String order, String names) {
        long field = make("{name: '" + name + "', type: 'select', options: " + options("a b c d") + "}")
                .id();
        for (String option : List.of("a", "b", "c", "d")) {
            for (String title : List.of("first ", "second ")) {
                jane.issue(title + option, "description: '" + name + "', fields: {'" + name + "': '" + option + "'}");
            }
        }
        String next = jane.get("/issues?limit=3&keyword=" + name + "&sort=" + order + "field." + name)
                .expect(200)
                .text("/next");
        admin.patch("/fields/" + field + "?replace_with=none", "{options: " + options(names) + "}")
                .expect(200);
        return next;
    }

    @ParameterizedTest
    @CsvSource({"'', b a c d", "'', a c b d", "'', c d a b", "'', a c d", "'', b c d", "-, c b a d", "-, d a b c"})
    void cursorIsRejectedWhenOtherOptionsAreBeforeItsOwn(String order, String names) {
        Answer rejected = jane.follow(secondPage(order, names)).expect(400);
        assertEquals(List.of("cursor invalid_cursor"), rejected.violations());
        String message = rejected.text("/errors/0/message");
        assertTrue(message.contains("options that have another order by now"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "'', a b d c, second b; first d; second d",
        "'', a b c d e, second b; first c; second c",
        "'', a b d, second b; first d; second d",
        "-, b a c d, first c; second a; first a",
        "-, a b c d e, first c; second b; first b"
    })
    void cursorHoldsWhileTheSameOptionsAreBeforeItsOwn(String order, String names, String titles) {
        Answer page = jane.follow(secondPage(order, names)).expect(200);
        assertEquals(List.of(titles.split("; ")), page.titles());
    }

    @Test
    void cursorOfAnIssueWithoutAnOptionAlwaysHolds() {
        long field = make("{name: '" + name + "', type: 'select', options: " + options("a b") + "}")
                .id();
        jane.issue("one", "description: '" + name + "'");
        jane.issue("two", "description: '" + name + "'");
        String next = jane.get("/issues?limit=1&keyword=" + name + "&sort=field." + name)
                .expect(200)
                .text("/next");
        admin.patch("/fields/" + field, "{options: " + options("b c a") + "}").expect(200);
        assertEquals(List.of("two"), jane.follow(next).expect(200).titles());
    }
}

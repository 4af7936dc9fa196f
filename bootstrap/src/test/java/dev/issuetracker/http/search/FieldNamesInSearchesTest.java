package dev.issuetracker.http.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.FieldsHttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search suggests for fields, and says of them, can be written in it, whatever their names. */
class FieldNamesInSearchesTest extends FieldsHttpTest {
    FieldNamesInSearchesTest(Store store) {
        super(store);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private void field(String name, String type) {
        make("{name: '" + escaped(name) + "', type: '" + type + "'}");
    }

    /** The only suggestion that names the field whose name ends so. */
    private String suggested(String search, String end) {
        Answer answer = jane.get("/search/suggest?q=" + Api.encoded(search)).expect(200);
        List<String> found = answer.each("/suggestions", "").stream()
                .filter(text -> text.contains(end))
                .toList();
        assertEquals(1, found.size(), () -> search + " has " + answer);
        return found.get(0);
    }

    private List<String> found(String search) {
        return jane.get("/issues?q=" + Api.encoded(search)).expect(200).titles();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Grade", "Two words", "Done %", "a:b", "say \"hi\"", "1st rate", "back\\slash", "x(y", "z>"})
    void suggestedFieldIsTheOneThatIsMeant(String beginning) {
        String name = unique(beginning);
        String end = name.substring(beginning.length());
        field(name, "text");
        String title = unique("has it");
        jane.issue(title, "fields: {'" + escaped(name) + "': 'yes'}");
        assertEquals(List.of(title), found(suggested(name.substring(0, 1), end) + "yes"));
        assertEquals(List.of(title), found("field:" + suggested("field:" + name.charAt(0), end) + "yes"));
        assertEquals(List.of(title), found("field:" + suggested("field:\"" + escaped(beginning), end) + "yes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Weight", "Two words", "say \"hi\"", "\"w\" first", "<5 days", "(x)", "x) y", "a..b"})
    void suggestedFieldIsTheOneThatIsSoughtAndSortedBy(String beginning) {
        String name = unique(beginning);
        String end = name.substring(beginning.length());
        field(name, "number");
        String title = unique("has it");
        String other = unique("has less");
        jane.issue(title, "fields: {'" + escaped(name) + "': 1}");
        jane.issue(other, "fields: {'" + escaped(name) + "': 2}");
        for (String begun : List.of(escaped(name.substring(0, 1)), escaped(beginning))) {
            String has = "(has:" + suggested("has:\"" + begun, end) + ")";
            assertEquals(List.of(other, title), found(has));
            assertEquals(List.of(), found(has + " no:" + suggested("no:\"" + begun, end)));
            assertEquals(List.of(title, other), found(has + " sort:" + suggested("sort:\"" + begun, end + "-asc")));
        }
    }

    @Test
    void fieldsWhoseNamesDifferInBlanksAreToldApart() {
        String bare = unique("Rated");
        String name = bare.replace("-", " -");
        field(bare, "number");
        field(name, "number");
        String title = unique("has it");
        jane.issue(title, "fields: {'" + name + "': 1}");
        assertEquals(List.of(), found("has:" + bare));
        assertEquals(List.of(title), found("has:\"" + name + "\""));
        assertEquals(List.of(title), found("has:" + suggested("has:ra", name)));
    }

    @Test
    void fieldCalledLikeAnOrderIsNotSuggestedForOrders() {
        field("Created", "number");
        field("relevance", "number");
        List<String> orders = jane.get("/search/suggest?q=sort:").expect(200).each("/suggestions", "");
        assertEquals(1, Collections.frequency(orders, "created-desc"));
        assertFalse(orders.contains("Created-desc") || orders.contains("relevance-desc"), orders::toString);
    }

    @Test
    void fieldCalledLikeAKeyIsSuggestedBehindField() {
        field("Has", "text");
        String title = unique("has it");
        jane.issue(title, "fields: {Has: 'yes'}");
        assertEquals(List.of(title), found(suggested("ha", "field:Has:") + "yes"));
    }

    @Test
    void fieldsThatAreAmbiguousAreToldApartBySearchesThatWork() {
        String word = unique("Rate").replace("-", "");
        field(word + " \"a\"", "text");
        field(word + " b", "text");
        Answer answer = jane.get("/issues?q=" + word + ":1").expect(400);
        assertEquals(List.of("q ambiguous"), answer.violations());
        List<String> apart = answer.each("/errors/0/expected", "");
        assertEquals(2, apart.size(), answer::toString);
        apart.forEach(name -> assertEquals(List.of(), found(name + ":1")));
    }

    @Test
    void nameOfAFieldIsRequiredBehindField() {
        for (String search : List.of("field:", "field:\"\":1")) {
            Answer answer = jane.get("/issues?q=" + Api.encoded(search)).expect(400);
            assertEquals(List.of("q required"), answer.violations(), search);
            assertEquals(List.of("<field>"), answer.each("/errors/0/expected", ""), search);
            assertTrue(answer.text("/errors/0/message").startsWith("Column 1: Expected the name of a field"), search);
        }
    }

    @Test
    void orderThatIsExpectedIsTaken() {
        Answer answer = jane.get("/issues?q=sort:reviewer").expect(400);
        List<String> expected = answer.each("/errors/0/expected", "");
        assertFalse(expected.contains("Reviewer"), answer::toString);
        expected.forEach(order -> found("Reviewer sort:" + order));
    }
}

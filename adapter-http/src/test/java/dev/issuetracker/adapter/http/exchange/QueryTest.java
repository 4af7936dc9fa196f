package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.Violations;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {
    private final Violations violations = new Violations();

    private Query query(String text) {
        return new Query(text, violations);
    }

    private List<String> found() {
        return FoundViolations.in(violations);
    }

    @Test
    void unknownParameterIsAViolation() {
        Query query = query("keywrd=x&keyword=y");
        assertEquals("y", query.keyword("keyword"));
        query.end();
        assertEquals(List.of("keywrd:unknown_parameter"), found());
    }

    @Test
    void repeatedParameterIsAViolation() {
        assertNull(query("status=open&status=open").name("status"));
        assertEquals(List.of("status:repeated"), found());
    }

    @Test
    void emptyKeywordFindsAll() {
        assertNull(query("keyword=").keyword("keyword"));
        assertEquals(List.of(), found());
    }

    @Test
    void brokenEncodingIsAViolation() {
        query("keyword=%zz");
        assertEquals(List.of("query:malformed"), found());
    }

    @Test
    void controlCharacterIsAViolation() {
        query("keyword=a%00b").keyword("keyword");
        assertEquals(List.of("keyword:control_character"), found());
    }

    @Test
    void idsRepeat() {
        assertEquals(
                List.of(1L, 2L),
                query("id=1&id=x&id=2&id=0&id=03&id=%2B3&id=9223372036854775808")
                        .ids("id", 7));
        assertEquals(List.of("id:out_of_range"), found());
    }

    @Test
    void daysIncludeBothEnds() {
        Query.Span span = query("from=2026-11-22&to=2026-11-23").span("from", "to");
        assertEquals(Instant.parse("2026-11-22T00:00:00Z"), span.from());
        assertEquals(Instant.parse("2026-11-23T23:59:59.999999Z"), span.to());
    }

    @Test
    void spanThatEndsBeforeItBeginsIsAViolation() {
        query("from=2026-11-24&to=2026-11-23").span("from", "to");
        assertEquals(List.of("from:contradiction"), found());
    }

    @Test
    void flagsAreStrict() {
        assertTrue(query("dry_run=true").flag("dry_run"));
        query("dry_run=1").flag("dry_run");
        assertEquals(List.of("dry_run:invalid_choice"), found());
    }

    @Test
    void cursorIsReplacedAndTheRestIsKept() {
        assertEquals(
                "?label=a+b&label=c%26d&cursor=new",
                query("label=a%20b&cursor=old&label=c%26d").with("cursor", "new"));
    }

    @Test
    void parameterThatComesTooOftenIsAViolation() {
        query("label=a&label=b&label=c").names("label", 2);
        assertEquals(List.of("label:too_many"), found());
    }

    @Test
    void numberBelowOneIsAViolation() {
        assertNull(query("version=0").number("version"));
        assertEquals(List.of("version:out_of_range"), found());
    }

    @Test
    void parametersAreFoundByHowTheirNamesBegin() {
        Query query = query("field.Due%20date.from=2026-01-01&field.Priority=a%26b&fields=x&field.Priority=c");
        assertEquals(
                List.of(
                        new Query.Parameter("Due date.from", "2026-01-01"),
                        new Query.Parameter("Priority", "a&b"),
                        new Query.Parameter("Priority", "c")),
                query.prefixed("field."));
        query.end();
        assertEquals(List.of("fields:unknown_parameter"), found());
    }
}

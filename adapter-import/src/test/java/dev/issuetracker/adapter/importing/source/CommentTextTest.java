package dev.issuetracker.adapter.importing.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.application.importing.file.ImportComment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommentTextTest {
    private static final Instant NOON = Instant.parse("2026-02-25T12:00:00Z");

    private final List<String> undated = new ArrayList<>();

    private ImportComment read(String cell) {
        return CommentText.of(cell, null, ZoneOffset.UTC, undated::add);
    }

    @Test
    void dateAndAuthorComeBeforeTheText() {
        assertEquals(new ImportComment("ana", NOON, "a; b"), read("25/Feb/26 12:00;ana;a; b"));
        assertEquals(List.of(), undated);
    }

    @Test
    void dateThatCannotBeReadIsNamedAndNothingIsLost() {
        String cell = "2026/02/25 오후 2:15;ana;Seen";
        assertEquals(new ImportComment(null, null, cell), read(cell));
        assertEquals(List.of("2026/02/25 오후 2:15"), undated);
    }

    @Test
    void textAloneHasNoDate() {
        assertEquals(new ImportComment(null, null, "Seen; again"), read("Seen; again"));
        assertEquals(List.of(""), undated);
    }

    @Test
    void dateOfAnObjectThatCannotBeReadIsNamed() {
        assertEquals(
                List.of(new ImportComment("ana", NOON, "a"), new ImportComment("bob", null, "b")),
                CommentText.ofObjects(
                        "[{\"text\": \"a\", \"by\": \"ana\", \"date\": \"2026-02-25T12:00:00Z\"},"
                                + " {\"text\": \"b\", \"by\": \"bob\", \"date\": \"noon\"}]",
                        ZoneOffset.UTC,
                        undated::add));
        assertEquals(List.of("noon"), undated);
    }

    @Test
    void dateOfAListThatCannotBeReadIsNamed() {
        assertEquals(
                List.of(new ImportComment("ana", null, "a")),
                CommentText.of(
                        Map.of(
                                Past.COMMENT_TEXTS, List.of("a", " "),
                                Past.COMMENT_AUTHORS, List.of("ana"),
                                Past.COMMENT_TIMES, List.of("27/May")),
                        ZoneOffset.UTC,
                        undated::add));
        assertEquals(List.of("27/May"), undated);
    }
}

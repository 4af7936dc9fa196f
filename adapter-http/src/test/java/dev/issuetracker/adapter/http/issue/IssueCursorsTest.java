package dev.issuetracker.adapter.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssueCursorsTest {
    private static final Cursors<IssueKey> BY_TIME = IssueCursors.of(IssueSort.DEFAULT);
    private static final Cursors<IssueKey> BY_TITLE = IssueCursors.of(new IssueSort(IssueSort.By.TITLE, false));

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void issueCursorComesBack() {
        PageRequest<IssueKey> request =
                new PageRequest<>(7, Direction.BEFORE, new IssueKey("1795440000123456", 42), true);
        assertEquals(Optional.of(request), BY_TIME.read(BY_TIME.write(request), 7));
    }

    @Test
    void titleOfAnyScriptComesBack() {
        PageRequest<IssueKey> request = PageRequest.after(7, new IssueKey("Ünïcode 🐛 \"quoted\"", 42));
        assertEquals(Optional.of(request), BY_TITLE.read(BY_TITLE.write(request), 7));
    }

    @Test
    void cursorOfAnotherSortIsRejected() {
        String cursor = BY_TIME.write(PageRequest.after(7, new IssueKey("1795440000123456", 42)));
        assertFalse(IssueCursors.of(new IssueSort(IssueSort.By.CREATED_AT, false))
                .read(cursor, 7)
                .isPresent());
        assertFalse(BY_TITLE.read(cursor, 7).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "",
                "{\"o\":\"issues-created_at\",\"b\":false,\"i\":false}",
                "{\"o\":\"issues-created_at\",\"b\":false,\"i\":false,\"k\":\"1\"}",
                "{\"o\":\"issues-created_at\",\"b\":false,\"i\":false,\"k\":\"x\",\"id\":1}",
                "{\"o\":\"issues-created_at\",\"b\":false,\"i\":false,\"k\":\"9223372036854775807\",\"id\":1}",
                "{\"o\":\"issues-created_at\",\"b\":false,\"i\":false,\"k\":1,\"id\":1}",
                "{\"o\":\"issues-created_at\",\"b\":0,\"i\":false,\"k\":\"1\",\"id\":1}",
                "{\"o\":\"issues-created_at\",\"b\":false,\"i\":false,\"k\":\"1\",\"id\":-1}",
                "{\"o\":\"issues-created_at\",\"b\":false,\"i\":false,\"k\":\"1\",\"id\":1.5}"
            })
    void damagedCursorIsRejected(String json) {
        assertFalse(BY_TIME.read(encoded(json), 7).isPresent());
    }

    @Test
    void keyThatNoStoreTakesIsRejected() {
        String json = "{\"o\":\"issues+title\",\"b\":false,\"i\":false,\"k\":\"%s\",\"id\":1}";
        assertTrue(BY_TITLE.read(encoded(json.formatted("a")), 7).isPresent());
        assertFalse(BY_TITLE.read(encoded(json.formatted("\\u0000")), 7).isPresent());
        assertFalse(BY_TITLE.read(encoded(json.formatted("\\ud800")), 7).isPresent());
    }

    private static Cursors<IssueKey> byField(long id, FieldType type) {
        Field field = new Field(id, "Field", type, "", List.of(), Instant.EPOCH, Instant.EPOCH);
        return IssueCursors.of(new IssueSort(IssueSort.By.FIELD, field, false));
    }

    @Test
    void keysOfFieldsComeBack() {
        Cursors<IssueKey> byText = byField(7, FieldType.TEXT);
        for (String key : List.of("", "=", "=two\nlines")) {
            PageRequest<IssueKey> request = PageRequest.after(7, new IssueKey(key, 42));
            assertEquals(Optional.of(request), byText.read(byText.write(request), 7));
        }
    }

    @Test
    void cursorOfAnotherFieldIsRejected() {
        String cursor = byField(7, FieldType.TEXT).write(PageRequest.after(7, new IssueKey("=1", 42)));
        assertFalse(byField(8, FieldType.TEXT).read(cursor, 7).isPresent());
    }

    @Test
    void keyThatIsNoFieldsIsRejected() {
        String json = "{\"o\":\"issues+field.7\",\"b\":false,\"i\":false,\"k\":\"%s\",\"id\":1}";
        assertFalse(byField(7, FieldType.NUMBER)
                .read(encoded(json.formatted("1")), 7)
                .isPresent());
    }

    private static Cursors<IssueKey> byOptions(Long... ids) {
        List<FieldOption> options = Stream.of(ids)
                .map(id -> new FieldOption(id, "option " + id, "ededed"))
                .toList();
        Field field = new Field(7, "Field", FieldType.SELECT, "", options, Instant.EPOCH, Instant.EPOCH);
        return IssueCursors.of(new IssueSort(IssueSort.By.FIELD, field, false));
    }

    @Test
    void keysOfOptionsComeBack() {
        Cursors<IssueKey> byOptions = byOptions(11L, 12L);
        for (String key : List.of("", "=11", "=12")) {
            PageRequest<IssueKey> request = PageRequest.after(7, new IssueKey(key, 42));
            assertEquals(Optional.of(request), byOptions.read(byOptions.write(request), 7));
        }
    }

    @Test
    void keyThatIsNoOptionsIsRejected() {
        Cursors<IssueKey> byOptions = byOptions(11L, 12L);
        for (String key : List.of("12", "=", "=13", "=high", "=-1", "=99999999999999999999")) {
            String cursor = byOptions.write(PageRequest.after(7, new IssueKey(key, 42)));
            assertFalse(byOptions.read(cursor, 7).isPresent(), key);
        }
    }

    @Test
    void cursorHoldsWhileTheSameOptionsAreBeforeItsOwn() {
        String cursor = byOptions(11L, 12L, 13L, 14L).write(PageRequest.after(7, new IssueKey("=13", 42)));
        assertTrue(byOptions(12L, 11L, 13L, 14L).read(cursor, 7).isPresent());
        assertTrue(byOptions(11L, 12L, 13L, 15L).read(cursor, 7).isPresent());
        assertFalse(byOptions(11L, 13L, 12L, 14L).read(cursor, 7).isPresent());
        assertFalse(byOptions(11L, 14L, 13L, 12L).read(cursor, 7).isPresent());
        assertFalse(byOptions(11L, 12L, 15L, 13L).read(cursor, 7).isPresent());
        assertFalse(byOptions(11L, 12L, 14L).read(cursor, 7).isPresent());
    }
}

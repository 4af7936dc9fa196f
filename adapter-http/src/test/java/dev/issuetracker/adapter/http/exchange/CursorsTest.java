package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final Cursors<IssueKey> BY_TIME = Cursors.issues(IssueSort.DEFAULT);
    private static final Cursors<IssueKey> BY_TITLE = Cursors.issues(new IssueSort(IssueSort.By.TITLE, false));

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
    void nameComesBack() {
        Cursors<String> users = Cursors.names("users");
        PageRequest<String> request = PageRequest.before(7, "jane");
        assertEquals(Optional.of(request), users.read(users.write(request), 7));
    }

    @Test
    void numberComesBack() {
        Cursors<Long> comments = Cursors.numbers("comments");
        PageRequest<Long> request = PageRequest.after(7, Long.MAX_VALUE);
        assertEquals(Optional.of(request), comments.read(comments.write(request), 7));
    }

    @Test
    void cursorOfAnotherSortIsRefused() {
        String cursor = BY_TIME.write(PageRequest.after(7, new IssueKey("1795440000123456", 42)));
        assertFalse(Cursors.issues(new IssueSort(IssueSort.By.CREATED_AT, false))
                .read(cursor, 7)
                .isPresent());
        assertFalse(BY_TITLE.read(cursor, 7).isPresent());
    }

    @Test
    void cursorOfAnotherListIsRefused() {
        String cursor = Cursors.numbers("comments").write(PageRequest.after(7, 1L));
        assertFalse(Cursors.numbers("history").read(cursor, 7).isPresent());
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
    void damagedCursorIsRefused(String json) {
        assertFalse(BY_TIME.read(encoded(json), 7).isPresent());
    }

    @Test
    void keyThatNoStoreTakesIsRefused() {
        String json = "{\"o\":\"issues+title\",\"b\":false,\"i\":false,\"k\":\"%s\",\"id\":1}";
        assertTrue(BY_TITLE.read(encoded(json.formatted("a")), 7).isPresent());
        assertFalse(BY_TITLE.read(encoded(json.formatted("\\u0000")), 7).isPresent());
        assertFalse(BY_TITLE.read(encoded(json.formatted("\\ud800")), 7).isPresent());
    }

    @Test
    void textThatIsNoBase64IsToldAsAFault() {
        Violations faults = new Violations();
        PageRequest<IssueKey> request = BY_TIME.request(new Query("cursor=%21%21&limit=3", faults), faults);
        assertEquals(PageRequest.first(3), request);
        assertTrue(faults.has("cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=", "limit=-1", "limit=5&limit=6", "limit=%2B5"})
    void limitOutOfBoundsIsToldAsAFault(String query) {
        Violations faults = new Violations();
        BY_TIME.request(new Query(query, faults), faults);
        assertTrue(faults.has("limit"));
    }
}

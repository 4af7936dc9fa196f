package dev.issuetracker.adapter.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.PageRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final Cursors<Long> COMMENTS = Cursors.numbers("comments");

    @Test
    void nameComesBack() {
        Cursors<String> users = Cursors.names("users");
        PageRequest<String> request = PageRequest.before(7, "jane");
        assertEquals(Optional.of(request), users.read(users.write(request), 7));
    }

    @Test
    void numberComesBack() {
        PageRequest<Long> request = PageRequest.after(7, Long.MAX_VALUE);
        assertEquals(Optional.of(request), COMMENTS.read(COMMENTS.write(request), 7));
    }

    @Test
    void cursorOfAnotherListIsRejected() {
        String cursor = COMMENTS.write(PageRequest.after(7, 1L));
        assertFalse(Cursors.numbers("history").read(cursor, 7).isPresent());
    }

    @Test
    void textThatIsNoBase64IsAViolation() {
        Violations violations = new Violations();
        PageRequest<Long> request = COMMENTS.request(new Query("cursor=%21%21&limit=3", violations), violations);
        assertEquals(PageRequest.first(3), request);
        assertTrue(violations.has("cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=", "limit=-1", "limit=5&limit=6", "limit=%2B5"})
    void limitOutOfRangeIsAViolation(String query) {
        Violations violations = new Violations();
        COMMENTS.request(new Query(query, violations), violations);
        assertTrue(violations.has("limit"));
    }
}

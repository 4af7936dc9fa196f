package dev.issuetracker.adapter.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are inserted by statements of several rows. */
class BatchInsertTest {
    private static final int TOGETHER = 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 20, 21, 40, 47})
    void everyRowIsInsertedOnceAndInOrder(int count) {
        NewRows rows = new NewRows("words", List.of(NewRows.Column.number("id"), NewRows.Column.text("word")));
        List<String> expected = new ArrayList<>();
        for (long id = 1; id <= count; id++) {
            String word = id % 3 == 0 ? null : "word " + id;
            rows.add(id, word);
            expected.add(id + " " + word);
        }

        try (Handle handle = Jdbi.create("jdbc:sqlite::memory:").open()) {
            handle.execute(
                    "CREATE TABLE words (number INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER UNIQUE, word TEXT)");
            BatchInsert.of(handle, rows, TOGETHER);

            assertEquals(
                    expected,
                    handle.createQuery("SELECT id, word FROM words ORDER BY number")
                            .map((row, context) -> row.getLong("id") + " " + row.getString("word"))
                            .list());
        }
    }
}

package dev.issuetracker.application.importing.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.ImportValue;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many rows are in memory at once. */
class RowBatchTest {
    private final RowBatch batch = new RowBatch(List.of(IssueField.ASSIGNEE));

    private int fill(ImportRow row) {
        while (!batch.full()) {
            batch.add(row);
        }
        return batch.rows().size();
    }

    private static ImportRow described(int characters) {
        return new ImportRow(1, Map.of(IssueField.DESCRIPTION, ImportValue.of("x".repeat(characters))), List.of());
    }

    @Test
    void smallRowsWaitForEachOther() {
        assertEquals(500, fill(described(100)));
    }

    @Test
    void largeRowsDoNotWaitForManyOthers() {
        assertEquals(11, fill(described(100_000)));
    }

    @Test
    void longestRowWaitsForNoOther() {
        assertEquals(1, fill(described(1 << 20)));
    }

    @Test
    void namesAreCountedToo() {
        List<String> names = IntStream.range(0, 100).mapToObj(Integer::toString).toList();

        assertEquals(20, fill(new ImportRow(1, Map.of(IssueField.LABELS, new ImportValue("many", names)), List.of())));
    }

    @Test
    void clearedBatchIsEmpty() {
        fill(described(1 << 20));
        batch.clear();

        assertEquals(500, fill(described(1)));
    }
}

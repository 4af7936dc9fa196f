package dev.issuetracker.application.rejecting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.preview.RowPlace;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorColumnTest {
    private static final List<FileViolation> TWO = List.of(
            new FileViolation("status", "done", "invalid_status", "It is no status."),
            new FileViolation("labels", "idea", "unknown_label", "It does not exist."));
    private static final String TEXT = "status: It is no status. labels: It does not exist.";

    private static final RowPlace PLACE = new RowPlace(null, 1, 2);

    private final ErrorColumn column = ErrorColumn.of(List.of("title", "status"), "error");

    @Test
    void columnIsAddedBehindTheLast() {
        assertEquals(List.of("title", "status", "error"), column.header());
        assertEquals(List.of("Bug", "done", TEXT), column.row(PLACE, List.of("Bug", "done"), TWO));
    }

    @Test
    void columnThatIsThereIsFilledAgain() {
        ErrorColumn former = ErrorColumn.of(List.of("title", " Error ", "status"), "error");
        assertEquals(List.of("title", " Error ", "status"), former.header());
        assertEquals(List.of("Bug", TEXT, "done"), former.row(PLACE, List.of("Bug", "old", "done"), TWO));
    }

    @Test
    void shortRowIsFilled() {
        assertEquals(List.of("Bug", "", TEXT), column.row(PLACE, List.of("Bug"), TWO));
        assertEquals(
                List.of("Bug", TEXT),
                ErrorColumn.of(List.of("title", "error"), "error").row(PLACE, List.of("Bug"), TWO));
    }

    @Test
    void cellsBehindTheLastColumnAreNotLost() {
        assertEquals(List.of("Bug", "done", TEXT, "more"), column.row(PLACE, List.of("Bug", "done", "more"), TWO));
    }

    @Test
    void rowOfOneOfSeveralFilesSaysWhereItWas() {
        List<String> row = column.row(new RowPlace("b.csv", 6, 7), List.of("Bug", "done"), TWO);
        assertEquals(List.of("Bug", "done", "b.csv, line 7: " + TEXT), row);
    }

    @Test
    void textIsAsShortAsAPersonNeeds() {
        List<FileViolation> many = Collections.nCopies(1_000, TWO.get(0));
        String text = column.row(PLACE, List.of("Bug", "done"), many).get(2);
        assertTrue(text.length() <= 1_001, text);
        assertTrue(text.endsWith("…"), text);
    }
}

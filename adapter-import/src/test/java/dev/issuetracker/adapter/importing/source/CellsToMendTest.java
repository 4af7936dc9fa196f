package dev.issuetracker.adapter.importing.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.file.CellValue.Kind;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.source.Target.Past;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender gets back of a rejected row, so that it means the same when it comes again. */
class CellsToMendTest {
    private static final Column TITLE = Column.of(IssueField.TITLE, CellKind.TEXT, "title");
    private static final Column CREATED = Column.past(Past.CREATED, "created");
    private static final Column HOURS = Column.named("Estimate", CellKind.NUMBER, "estimate");

    private static String cell(Column column, String shown, Kind kind, String held) {
        FileRow row = new FileRow(2, List.of(shown), Map.of(), Map.of(0, new CellValue(kind, held)));
        return CellsToMend.of(row, ImportFormat.TRACKER, Map.of(column, List.of(0)))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "4444.4, 4444.44, 4444.44",
        "1.2, 1.235, 1.2350",
        "1235, 1235, 1235",
        "1E+03, 1000, 1000",
        "12.00, 12, 12",
    })
    void numberIsThatOfTheCell(String shown, String held, String text) {
        assertEquals(text, cell(HOURS, shown, Kind.NUMBER, held));
    }

    @Test
    void momentHasItsTime() {
        assertEquals("2026-07-09 15:36:00", cell(CREATED, "Jul 26", Kind.MOMENT, "2026-07-09 15:36:00"));
        assertEquals("1/2/26", cell(CREATED, "1/2/26", Kind.NUMBER, "46024"));
    }

    @Test
    void durationIsANumberInTheUnitOfItsColumn() {
        assertEquals("7.5", cell(HOURS, "7:30", Kind.HOURS, "7.5"));
        assertEquals("27000", cell(HOURS.inUnitsOf(3_600), "7:30", Kind.HOURS, "7.5"));
    }

    @Test
    void textIsWhatTheCellShows() {
        assertEquals("Jul 26", cell(TITLE, "Jul 26", Kind.MOMENT, "2026-07-09 15:36:00"));
        assertEquals("1.2", cell(TITLE, "1.2", Kind.NUMBER, "1.235"));
    }

    @Test
    void quoteBeforeAFormulaStaysAPartOfItsText() {
        List<String> cells = List.of("'=1+1", "=1+1", "'tis ");
        Map<Column, List<Integer>> titles = Map.of(TITLE, List.of(0));
        assertEquals(
                List.of("''=1+1", "=1+1", "'tis "),
                CellsToMend.of(FileRow.exact(1, cells), ImportFormat.TRACKER, titles));
        assertEquals(cells, CellsToMend.of(new FileRow(1, cells), ImportFormat.TRACKER, titles));
        ImportFormat unguarded = ImportFormat.named("unguarded").build();
        assertEquals(cells, CellsToMend.of(FileRow.exact(1, cells), unguarded, titles));
    }
}

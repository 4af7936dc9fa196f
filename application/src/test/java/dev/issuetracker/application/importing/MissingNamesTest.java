package dev.issuetracker.application.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.importing.preview.Missing;
import dev.issuetracker.application.importing.preview.MissingName;
import dev.issuetracker.application.importing.preview.MissingNames;
import dev.issuetracker.application.importing.preview.MissingPerson;
import dev.issuetracker.application.importing.report.ImportReport;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which names of a file an import finds missing. */
class MissingNamesTest extends ImportServiceFixture {
    private ImportReport checkCreatingLabels() {
        return service.check(
                jane,
                FILE,
                new ImportPlan(ImportMode.ALL_OR_NOTHING, OnExisting.REJECT, null, Set.of(Creatable.LABELS)));
    }

    @Test
    void missingLabelIsNamedOnceWithItsRows() {
        file(
                HEADER,
                List.of(
                        row("a", "", "open", "bug,idea", ""),
                        row("b", "", "open", "Idea", ""),
                        row("c", "", "open", "other", "")));
        assertEquals(
                List.of(new MissingName("idea", 2), new MissingName("other", 1)),
                check().missing().labels());
    }

    @Test
    void labelThatIsCreatedForTheFileIsMissingToo() {
        file(HEADER, List.of(row("a", "", "open", "idea", ""), row("b", "", "open", "idea", "")));
        assertEquals(
                List.of(new MissingName("idea", 2)),
                checkCreatingLabels().missing().labels());
    }

    @Test
    void missingPersonIsNamed() {
        file(HEADER, List.of(row("a", "", "open", "", "kim"), row("b", "", "open", "", "john")));
        assertEquals(
                List.of(new MissingPerson("kim", 1, null)), check().missing().people());
    }

    @Test
    void nothingIsMissingWhereAllExists() {
        file(HEADER, List.of(row("a", "", "open", "bug,UI", "john")));
        assertEquals(Missing.NONE, check().missing());
    }

    @Test
    void rowThatHasANameSeveralTimesCountsOnce() {
        MissingNames names = new MissingNames();
        names.nextRow();
        names.person("kim");
        names.person("KIM");
        names.nextRow();
        names.person("kim");
        assertEquals(List.of(new MissingPerson("kim", 2, null)), names.found().people());
    }

    @Test
    void onlyTheFirstNamesAreKept() {
        MissingNames names = new MissingNames();
        for (int i = 0; i <= Missing.MAX_NAMES; i++) {
            names.nextRow();
            names.label("label " + i);
        }
        names.nextRow();
        names.label("label 0");
        assertEquals(Missing.MAX_NAMES, names.found().labels().size());
        assertEquals(new MissingName("label 0", 2), names.found().labels().get(0));
    }
}

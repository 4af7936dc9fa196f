package dev.issuetracker.application.importing;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.importing.ImportProgress.Phase;
import dev.issuetracker.application.importing.ImportProgress.Seen;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImportProgressTest {
    private final ImportProgress progress = ImportProgress.of(7);

    @Test
    void nothingIsSeenBeforeTheFirstRow() {
        assertNull(progress.seen(NOON));
    }

    @Test
    void timeLeftFollowsFromTheRateOfStoring() {
        Counts counts = new Counts(40, 30, 6, 4);
        progress.begin(Phase.STORING, 100L, NOON);
        progress.count(counts);
        assertEquals(
                new Seen(Phase.STORING, counts, 100L, 20, Duration.ofSeconds(3)), progress.seen(NOON.plusSeconds(2)));
    }

    @Test
    void timeLeftIsUnknownWhileRowsAreChecked() {
        progress.begin(Phase.CHECKING, null, NOON);
        progress.count(new Counts(40, 40, 0, 0));
        assertEquals(
                new Seen(Phase.CHECKING, new Counts(40, 40, 0, 0), null, 20, null), progress.seen(NOON.plusSeconds(2)));
    }

    @Test
    void importThatIsCheckedEndsForOneWhoWaitsNoLonger() {
        progress.begin(Phase.CHECKING, null, NOON);
        progress.cancelUnlessStoring();
        assertTrue(progress.cancelled());
    }

    @Test
    void importThatStoresGoesOnForOneWhoWaitsNoLonger() {
        progress.begin(Phase.CHECKING, null, NOON);
        progress.begin(Phase.STORING, 40L, NOON.plusSeconds(2));
        progress.cancelUnlessStoring();
        assertFalse(progress.cancelled());
    }

    @Test
    void nextPhaseCountsFromTheStart() {
        progress.begin(Phase.CHECKING, null, NOON);
        progress.count(new Counts(40, 40, 0, 0));
        progress.begin(Phase.STORING, 40L, NOON.plusSeconds(2));
        assertEquals(new Seen(Phase.STORING, new Counts(0, 0, 0, 0), 40L, 0, null), progress.seen(NOON.plusSeconds(3)));
    }
}

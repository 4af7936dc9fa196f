package dev.issuetracker.http.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fuzz finds what it is for: each defect planted in a small server, and none where none is. */
class FuzzerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 1_500;

    private static Tally ask(PlantedServer.Defect defect, Duration patience) {
        try (PlantedServer server = new PlantedServer(defect)) {
            return new Fuzzer(server.port(), PlantedServer.DESCRIPTION, List.of(), 1, patience).ask(REQUESTS);
        }
    }

    private static void assertFound(PlantedServer.Defect defect, String expected) {
        Tally tally = ask(defect, PATIENCE);
        assertTrue(
                tally.findings().stream().anyMatch(finding -> finding.contains(expected)),
                () -> expected + " not in\n" + tally + String.join("\n", tally.findings()));
    }

    @Test
    void serverWithoutDefectPasses() {
        Tally tally = ask(PlantedServer.Defect.NONE, PATIENCE);
        assertEquals(List.of(), tally.findings());
        assertEquals(Set.of(), tally.neverCalled());
    }

    @Test
    void failureOverOneFieldIsFound() {
        assertFound(PlantedServer.Defect.FAILS_OVER_A_SIZE, "answered 500");
    }

    @Test
    void statusThatIsNotDescribedIsFound() {
        assertFound(PlantedServer.Defect.OTHER_STATUS, "answered 202: the status is not described");
    }

    @Test
    void bodyThatIsNotDescribedIsFound() {
        assertFound(PlantedServer.Defect.OTHER_BODY, "the body is not as described");
    }

    @Test
    void thingThatIsOnlyFoundByItsIdIsAskedFor() {
        assertFound(PlantedServer.Defect.FAILS_OVER_A_THING, "answered 500");
    }

    @Test
    void errorThatRevealsTheInsideIsFound() {
        assertFound(PlantedServer.Defect.LEAKS, "tells of its inside");
    }

    @Test
    void errorThatIsNoProblemIsFound() {
        assertFound(PlantedServer.Defect.NO_PROBLEM, "not as a problem");
    }

    @Test
    void bodyThatShouldHaveBeenRejectedIsFound() {
        assertFound(PlantedServer.Defect.TAKES_ALL, "took a body that is not as described");
    }

    @Test
    void connectionThatEndsWithoutAnswerIsFound() {
        assertFound(PlantedServer.Defect.HANGS_UP, "hung up");
    }

    @Test
    void silenceIsFound() {
        try (PlantedServer server = new PlantedServer(PlantedServer.Defect.SILENT)) {
            Tally tally =
                    new Fuzzer(server.port(), PlantedServer.DESCRIPTION, List.of(), 1, Duration.ofMillis(100)).ask(20);
            assertTrue(tally.findings().get(0).contains("no answer within"), tally::toString);
        }
    }

    @Test
    void equalSeedsAskTheSame() {
        assertEquals(
                ask(PlantedServer.Defect.NONE, PATIENCE).toString(),
                ask(PlantedServer.Defect.NONE, PATIENCE).toString());
    }
}

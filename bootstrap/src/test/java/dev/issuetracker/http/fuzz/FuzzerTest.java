package dev.issuetracker.http.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fuzz finds what it is for: each fault planted in a small server, and none where none is. */
class FuzzerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 1_500;

    private static Tally ask(PlantedServer.Fault fault, Duration patience) {
        try (PlantedServer server = new PlantedServer(fault)) {
            return new Fuzzer(server.port(), PlantedServer.DESCRIPTION, List.of(), 1, patience).ask(REQUESTS);
        }
    }

    private static void assertFound(PlantedServer.Fault fault, String told) {
        Tally tally = ask(fault, PATIENCE);
        assertTrue(
                tally.findings().stream().anyMatch(finding -> finding.contains(told)),
                () -> told + " not in\n" + tally + String.join("\n", tally.findings()));
    }

    @Test
    void serverWithoutFaultIsAcquitted() {
        Tally tally = ask(PlantedServer.Fault.NONE, PATIENCE);
        assertEquals(List.of(), tally.findings());
        assertEquals(Set.of(), tally.neverCalled());
    }

    @Test
    void failureOverOneFieldIsFound() {
        assertFound(PlantedServer.Fault.FAILS_OVER_A_SIZE, "answered 500");
    }

    @Test
    void statusThatIsNotDescribedIsFound() {
        assertFound(PlantedServer.Fault.OTHER_STATUS, "answered 202: the status is not described");
    }

    @Test
    void bodyThatIsNotDescribedIsFound() {
        assertFound(PlantedServer.Fault.OTHER_BODY, "the body is not as described");
    }

    @Test
    void thingThatIsOnlyFoundByItsIdIsAskedFor() {
        assertFound(PlantedServer.Fault.FAILS_OVER_A_THING, "answered 500");
    }

    @Test
    void refusalThatTellsOfTheInsideIsFound() {
        assertFound(PlantedServer.Fault.LEAKS, "tells of its inside");
    }

    @Test
    void refusalThatIsNoProblemIsFound() {
        assertFound(PlantedServer.Fault.NO_PROBLEM, "not as a problem");
    }

    @Test
    void bodyThatShouldHaveBeenRefusedIsFound() {
        assertFound(PlantedServer.Fault.TAKES_ALL, "took a body that is not as described");
    }

    @Test
    void connectionThatEndsWithoutAnswerIsFound() {
        assertFound(PlantedServer.Fault.HANGS_UP, "hung up");
    }

    @Test
    void silenceIsFound() {
        try (PlantedServer server = new PlantedServer(PlantedServer.Fault.SILENT)) {
            Tally tally =
                    new Fuzzer(server.port(), PlantedServer.DESCRIPTION, List.of(), 1, Duration.ofMillis(100)).ask(20);
            assertTrue(tally.findings().get(0).contains("no answer within"), tally::toString);
        }
    }

    @Test
    void equalSeedsAskTheSame() {
        assertEquals(
                ask(PlantedServer.Fault.NONE, PATIENCE).toString(),
                ask(PlantedServer.Fault.NONE, PATIENCE).toString());
    }
}

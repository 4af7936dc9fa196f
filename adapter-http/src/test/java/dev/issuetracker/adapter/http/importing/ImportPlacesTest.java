package dev.issuetracker.adapter.http.importing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.domain.OwnThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ImportPlacesTest {
    private final ImportPlaces places = new ImportPlaces(8, 100);

    private static void assertOverloaded(Executable call) {
        assertEquals(
                "overloaded",
                assertThrows(ProblemException.class, call).problem().code());
    }

    @Test
    void oneAccountHasTwoPlaces() {
        places.take(1);
        ImportPlaces.Place second = places.take(1);
        assertOverloaded(() -> places.take(1));
        second.close();
        assertDoesNotThrow(() -> places.take(1));
    }

    @Test
    void filesOnTheirWayAreLimited() {
        for (long account = 1; account <= 4; account++) {
            places.take(account);
            places.take(account);
        }
        assertOverloaded(() -> places.take(5));
    }

    @Test
    void filesHoldRoomTogether() {
        List<ImportPlaces.Place> taken = new ArrayList<>();
        for (long account = 1; account <= 4; account++) {
            taken.add(places.take(account));
            taken.get(taken.size() - 1).hold(90);
        }
        ImportPlaces.Place last = places.take(5);
        last.hold(40);
        assertOverloaded(() -> last.hold(1));
        last.close();
        ImportPlaces.Place next = places.take(5);
        assertDoesNotThrow(() -> next.hold(40));
        assertOverloaded(() -> next.hold(1));
    }

    @Test
    void fifthWaitsUntilOneOfFourHasRun() {
        List<ImportPlaces.Place> taken = new ArrayList<>();
        for (long account = 1; account <= 4; account++) {
            taken.add(places.take(account));
            taken.get(taken.size() - 1).run();
        }
        ImportPlaces.Place fifth = places.take(5);
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(fifth::run, OwnThread.EACH);
        assertFalse(waiting.isDone());
        taken.get(2).close();
        waiting.join();
    }
}

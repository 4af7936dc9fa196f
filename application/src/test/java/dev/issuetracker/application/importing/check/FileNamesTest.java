package dev.issuetracker.application.importing.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    private final Map<String, String> stored = new HashMap<>();

    /** Each name is made by another import after this one has looked for it. */
    private final FileNames.Maker<String> overtaken = new FileNames.Maker<>() {
        @Override
        public int most() {
            return 10;
        }

        @Override
        public String checked(String name, Violations violations) {
            return name;
        }

        @Override
        public String make(String name) {
            stored.put(name, "made by the other");
            throw new TrackerException(ErrorCode.LABEL_TAKEN, "The label name " + name + " is taken.");
        }
    };

    private final MadeNames.Storing storing = new MadeNames.Storing() {
        @Override
        public <T> T unit(Supplier<T> making) {
            return making.get();
        }

        @Override
        public void made(NameKind kind, long id) {
            throw new AssertionError("nothing was made here");
        }
    };

    @Test
    void whatSomebodyElseMakesAtOnceIsFoundByTheNextImport() {
        TrackerException busy = assertThrows(TrackerException.class, () -> names().learn(List.of("bug")));
        FileNames<String> again = names();
        again.learn(List.of("bug"));

        assertEquals(ErrorCode.STORE_BUSY, busy.code());
        assertEquals(Optional.of("made by the other"), again.find("bug"));
    }

    private FileNames<String> names() {
        MadeNames made = new MadeNames(storing, new Events(new InMemoryTracker().transactions(), List.of(), List.of()));
        return new FileNames<>(new NameLookup<>(50, wanted -> Map.copyOf(stored), Map.of()), overtaken, made);
    }
}

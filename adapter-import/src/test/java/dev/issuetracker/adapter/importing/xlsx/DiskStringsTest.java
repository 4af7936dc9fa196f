package dev.issuetracker.adapter.importing.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStringsTest {
    @TempDir
    Path directory;

    @Test
    void everyStringIsFoundInAnyOrder() {
        Random random = new Random(5);
        List<String> expected = new ArrayList<>();
        try (DiskStrings strings = new DiskStrings(directory)) {
            for (int i = 0; i < 20_000; i++) {
                String string = "é😀x".repeat(random.nextInt(40)) + i;
                expected.add(string);
                strings.add(string);
            }
            for (int i = 0; i < 20_000; i++) {
                int index = random.nextInt(expected.size());
                assertEquals(expected.get(index), strings.get(index));
            }
        }
    }

    @Test
    void stringsLongerThanManyPagesAreFound() {
        String big = "0123456789abcdef_".repeat(200_000);
        try (DiskStrings strings = new DiskStrings(directory)) {
            strings.add("");
            strings.add(big);
            strings.add("z");

            assertEquals(List.of("", big, "z"), List.of(strings.get(0), strings.get(1), strings.get(2)));
        }
    }

    @Test
    void filesAreGoneAfterClosing() {
        try (DiskStrings strings = new DiskStrings(directory)) {
            strings.add("x");
        }

        assertEquals(0, directory.toFile().list().length);
    }

    @Test
    void failureOfTheDiskIsNotBlamedOnTheFile() {
        TrackerException rejected =
                assertThrows(TrackerException.class, () -> new DiskStrings(directory.resolve("none")));

        assertEquals(ErrorCode.STORE_FULL, rejected.code());
    }
}

package dev.issuetracker.adapter.importing.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits on disk for the end of a file. */
class DiskSpoolTest {
    @TempDir
    Path folder;

    private static List<String> records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 7 == 0 ? "" : "record ".repeat(i % 50) + i)
                .toList();
    }

    private static List<String> read(DiskSpool spool) {
        List<String> read = new ArrayList<>();
        spool.each(record -> read.add(new String(record, UTF_8)));
        return read;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private DiskSpool filled(int count) {
        DiskSpool spool = new DiskSpool(folder);
        records(count).forEach(record -> spool.add(record.getBytes(UTF_8)));
        return spool;
    }

    @Test
    void fewRecordsNeedNoFile() throws IOException {
        try (DiskSpool spool = filled(20)) {
            assertEquals(records(20), read(spool));
            assertEquals(List.of(), files());
        }
    }

    @Test
    void manyRecordsAreReadInTheirOrderAsOftenAsNeeded() throws IOException {
        try (DiskSpool spool = filled(5_000)) {
            assertEquals(1, files().size());
            assertEquals(records(5_000), read(spool));
            assertEquals(records(5_000), read(spool));
        }
        assertEquals(List.of(), files());
    }

    @Test
    void recordMayBeLongerThanWhatIsHeldInMemory() {
        String record = "x".repeat(300_000);
        try (DiskSpool spool = filled(3)) {
            spool.add(record.getBytes(UTF_8));
            spool.add("last".getBytes(UTF_8));
            assertEquals(List.of(record, "last"), read(spool).subList(3, 5));
        }
    }

    @Test
    void missingRoomSaysSo() throws IOException {
        Path none = Files.createDirectory(folder.resolve("none"));
        try (DiskSpool spool = new DiskSpool(none)) {
            Files.delete(none);
            TrackerException thrown = assertThrows(TrackerException.class, () -> spool.add(new byte[100_000]));
            assertEquals(ErrorCode.STORE_FULL, thrown.code());
        }
    }
}

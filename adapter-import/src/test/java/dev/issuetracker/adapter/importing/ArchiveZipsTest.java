package dev.issuetracker.adapter.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveTable;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What leaves as a zip of JSON Lines comes back as it was; what is damaged is named. */
class ArchiveZipsTest {
    private static final Instant AT = Instant.parse("2026-11-23T09:30:00.123456Z");
    private static final ArchiveTable TABLE = new ArchiveTable("issues", List.of("id", "title"), 9);
    private static final String MANIFEST = """
            {"format": "issue-tracker-export", "version": 1, "schema": "6",
             "tables": [{"name": "issues", "columns": ["id", "title"]}]}
            """;

    @TempDir
    private Path directory = Path.of("");

    /** A table with these rows. */
    private record Kept(List<List<@Nullable Object>> rows) implements Archive {
        @Override
        public String schema() {
            return "6";
        }

        @Override
        public List<ArchiveTable> tables() {
            return List.of(TABLE);
        }

        @Override
        public void read(ArchiveTable table, Consumer<List<@Nullable Object>> row) {
            rows.forEach(row);
        }
    }

    private static byte[] written(Archive archive) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ArchiveZips().write(archive, AT, out);
        return out.toByteArray();
    }

    private List<List<@Nullable Object>> read(byte[] zip) throws IOException {
        Path file = Files.write(directory.resolve("export.zip"), zip);
        return ArchiveZips.read(file, archive -> {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            archive.tables().forEach(table -> archive.read(table, rows::add));
            return rows;
        });
    }

    private String rejected(byte[] zip) {
        TrackerException exception = assertThrows(TrackerException.class, () -> read(zip));
        assertEquals(ErrorCode.FILE_UNREADABLE, exception.code());
        return String.valueOf(exception.getMessage());
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @Test
    void rowsComeBackAsTheyWere() throws IOException {
        List<List<@Nullable Object>> rows = List.of(
                Arrays.asList(Long.MIN_VALUE, "Two\nlines \"quoted\" \u001e 😀 \u0000"), Arrays.asList(1L, null));
        assertEquals(rows, read(written(new Kept(rows))));
    }

    @Test
    void manifestComesBackAsItWas() throws IOException {
        Path file = Files.write(directory.resolve("export.zip"), written(new Kept(List.of())));
        assertEquals(List.of(TABLE), ArchiveZips.read(file, Archive::tables));
        assertEquals("6", ArchiveZips.read(file, Archive::schema));
    }

    @Test
    void sameContentIsTheSameFile() {
        List<List<@Nullable Object>> rows = List.of(Arrays.asList(1L, "Bug"));
        assertEquals(Arrays.toString(written(new Kept(rows))), Arrays.toString(written(new Kept(rows))));
    }

    /** The same zip, with nothing in it compressed. */
    private static byte[] stored(byte[] zip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream copy = new ZipOutputStream(out)) {
            copy.setLevel(Deflater.NO_COMPRESSION);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(copy);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": 1}|lacks a column",
                "{\"id\": 1, \"title\": \"\", \"more\": 2}|names no column more",
                "{\"id\": 1, \"id\": 2, \"title\": \"\"}|Duplicate",
                "{\"id\": 1.5, \"title\": \"\"}|a text, a whole number or null",
                "{\"id\": [[1]], \"title\": \"\"}|a text, a whole number or null",
                "{\"id\": 9223372036854775808, \"title\": \"\"}|out of range",
                "[1]|a row is an object",
                "{\"id\": 1, \"title\"|Unexpected end"
            })
    void damagedRowIsNamedByItsLine(String row, String why) throws IOException {
        String good = "{\"id\": 1, \"title\": \"\"}\n";
        String message = rejected(zip("manifest.json", MANIFEST, "issues.jsonl", good + row));
        assertTrue(message.startsWith("Line 2 of issues.jsonl in "), message);
        assertTrue(message.contains(why), message);
    }

    private static final List<List<@Nullable Object>> TWO_ROWS =
            List.of(Arrays.asList(1L, "First"), Arrays.asList(2L, "Second"));

    /** A zip whose file of this name was changed after it had been unpacked; null for one that was removed. */
    private static byte[] changed(byte[] zip, String name, Function<String, @Nullable String> change)
            throws IOException {
        List<String> namesAndTexts = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                String kept = entry.getName().equals(name) ? change.apply(text) : text;
                if (kept != null) {
                    namesAndTexts.addAll(List.of(entry.getName(), kept));
                }
            }
        }
        return zip(namesAndTexts.toArray(String[]::new));
    }

    @Test
    void fileThatLacksARowOrHasOneMoreIsNamed() throws IOException {
        byte[] whole = written(new Kept(TWO_ROWS));
        String more = "{\"id\": 3, \"title\": \"\"}\n";
        assertTrue(rejected(changed(whole, "issues.jsonl", rows -> rows.substring(rows.indexOf('\n') + 1)))
                .contains("issues.jsonl has 1 row, and had 2."));
        assertTrue(
                rejected(changed(whole, "issues.jsonl", rows -> "")).contains("issues.jsonl has 0 rows, and had 2."));
        assertTrue(rejected(changed(whole, "issues.jsonl", rows -> rows + more))
                .contains("issues.jsonl has 3 rows, and had 2."));
        assertEquals(TWO_ROWS, read(changed(whole, "issues.jsonl", rows -> rows.replace(",", ",\n"))));
    }

    @Test
    void fileThatIsNamedNoMoreIsMissed() throws IOException {
        byte[] whole = written(new Kept(TWO_ROWS));
        assertTrue(rejected(changed(
                        whole, "manifest.json", text -> text.replaceAll("(?s)\"tables\".*]", "\"tables\" : []")))
                .contains("its manifest.json no longer names issues.jsonl"));
        assertTrue(rejected(changed(whole, "counts.json", text -> "{}"))
                .contains("its counts.json no longer names issues.jsonl"));
        assertTrue(rejected(changed(whole, "counts.json", text -> null)).contains("has no counts.json"));
        assertTrue(rejected(changed(whole, "counts.json", text -> "[]")).contains("it is no object"));
    }

    @Test
    void exportOfBeforeThereWereCountsIsRead() throws IOException {
        String row = "{\"id\": 1, \"title\": null}\n";
        assertEquals(List.of(Arrays.asList(1L, null)), read(zip("manifest.json", MANIFEST, "issues.jsonl", row)));
    }

    @Test
    void changedByteIsFoundByTheChecksumThatZipsHave() {
        byte[] stored = stored(written(new Kept(TWO_ROWS)));
        int place = new String(stored, StandardCharsets.ISO_8859_1).indexOf("Second");
        stored[place] = 's';
        assertTrue(rejected(stored).contains("issues.jsonl in "), rejected(stored));
        assertTrue(rejected(stored).contains("its checksum is another one"), rejected(stored));
    }

    @Test
    void damageIsFoundBeforeAnythingIsMadeOfTheFile() throws IOException {
        Path file = Files.write(
                directory.resolve("export.zip"), zip("manifest.json", MANIFEST, "issues.jsonl", "{\"id\": 1}"));
        assertThrows(
                TrackerException.class,
                () -> ArchiveZips.read(file, archive -> {
                    throw new AssertionError("it is damaged");
                }));
    }

    @Test
    void whatIsNoExportIsRejected() throws IOException {
        assertTrue(rejected(new byte[] {1, 2, 3}).contains("is no export of everything, or is cut"));
        assertTrue(rejected(zip("other.txt", "")).contains("has no manifest.json"));
        assertTrue(rejected(zip("manifest.json", "{}")).contains("no manifest of an export"));
        assertTrue(rejected(zip("manifest.json", "[]")).contains("it is no object"));
        assertTrue(rejected(zip("manifest.json", MANIFEST)).contains("has no issues.jsonl"));
        assertTrue(rejected(zip("manifest.json", MANIFEST.replace("1,", "2,"))).contains("a newer program"));
    }

    @Test
    void cutFileIsRejected() {
        byte[] whole = written(new Kept(List.of(Arrays.asList(1L, "Bug"))));
        for (int length = 0; length < whole.length; length += 7) {
            assertTrue(rejected(Arrays.copyOf(whole, length)).contains("or is cut"));
        }
    }
}

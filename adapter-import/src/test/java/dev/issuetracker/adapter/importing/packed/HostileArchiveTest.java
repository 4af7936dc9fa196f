package dev.issuetracker.adapter.importing.packed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.importing.Read;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that no honest sender makes, or that go wrong on the way. */
class HostileArchiveTest {
    private static final long MOST = 1_000_000;
    private static final String ROWS = "title,status,labels\na,open,\n";

    @TempDir
    private Path directory;

    @TempDir
    private Path temporary;

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private TrackerException rejected(ImportFile file) {
        ImportFiles files = new ImportFiles(Limits.forFilesOf(MOST), temporary);
        return assertThrows(
                TrackerException.class,
                () -> files.read(file, List.of(), new RowReader.Sink() {
                    @Override
                    public void columns(ImportColumns columns) {
                        assertEquals(List.of(), columns.violations());
                    }

                    @Override
                    public void row(ImportRow row) {
                        assertEquals(List.of(), row.violations());
                    }
                }));
    }

    private void assertRejected(ErrorCode code, String said, ImportFile file) {
        TrackerException thrown = rejected(file);
        assertEquals(code, thrown.code(), thrown::toString);
        assertTrue(String.valueOf(thrown.getMessage()).contains(said), thrown.getMessage());
    }

    private void assertRejected(ErrorCode code, String said, Zip zip) {
        assertRejected(code, said, zip.in(directory));
    }

    @Test
    void archiveInAnArchiveIsRejected() {
        byte[] inner = new Zip().with("a.csv", ROWS).bytes();
        assertRejected(
                ErrorCode.FILE_UNREADABLE,
                "The file inner.ZIP is an archive among other files",
                new Zip().with("a.csv", ROWS).with("inner.ZIP", inner));
    }

    @Test
    void archiveThatIsNamedAsATextIsRejected() {
        byte[] inner = new Zip().with("a.csv", ROWS).bytes();
        assertRejected(
                ErrorCode.FILE_UNREADABLE,
                "In b.csv: The file is named .csv but is a zip",
                new Zip().with("b.csv", inner));
    }

    @Test
    void moreFilesThanAreAcceptedAreRejected() {
        Zip zip = new Zip();
        for (int number = 0; number <= PackedFiles.MAX_FILES; number++) {
            zip.with(number + ".csv", ROWS);
        }
        assertRejected(ErrorCode.FILE_TOO_LARGE, "The archive has 101 files, and at most 100", zip);
    }

    @Test
    void filesThatUnpackToMoreThanTheLargestFileAreRejected() {
        byte[] half = new byte[(int) MOST / 2];
        for (int i = 0; i < half.length; i++) {
            half[i] = (byte) ('a' + (i * 31 + i / 7) % 26);
        }
        assertRejected(
                ErrorCode.FILE_TOO_LARGE,
                "The archive unpacks to more than is accepted",
                new Zip().with("a.csv", half).with("b.csv", half).with("c.csv", ROWS));
    }

    @Test
    void fileThatUnpacksAThousandfoldIsRejected() {
        byte[] spaces = new byte[(int) MOST * 2];
        Arrays.fill(spaces, (byte) ' ');
        assertRejected(ErrorCode.FILE_TOO_LARGE, "unpacks to more", new Zip().with("a.csv", spaces));
    }

    @Test
    void fileOfAnotherKindIsNamed() {
        assertRejected(
                ErrorCode.FILE_TYPE_UNSUPPORTED,
                "In docs/read me.pdf: Only files that end in .csv",
                new Zip().with("a.csv", ROWS).with("docs/read me.pdf", "x"));
    }

    @Test
    void unreadableFileIsNamedWithItsLine() {
        assertRejected(
                ErrorCode.FILE_UNREADABLE,
                "In b.csv: In the row that begins on line 2 a quote is opened and never closed",
                new Zip().with("a.csv", ROWS).with("b.csv", "title,status,labels\n\"b,open,\n"));
    }

    @Test
    void archiveWithoutFilesIsRejected() {
        assertRejected(ErrorCode.FILE_UNREADABLE, "The archive has no files", new Zip().with("folder/", ""));
    }

    @Test
    void fileThatIsCutShortIsRejected() {
        byte[] whole = new Zip().with("a.csv", ROWS.repeat(50)).bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 40);
        assertRejected(ErrorCode.FILE_UNREADABLE, "cut short", Read.file(directory, "all.zip", cut));
    }

    @Test
    void fileThatWasChangedInTheArchiveIsRejected() {
        byte[] bytes = new Zip().with("a.csv", ROWS).bytes();
        int content = 30 + "a.csv".length();
        bytes[content + 4] ^= 0x55;
        TrackerException thrown = rejected(Read.file(directory, "all.zip", bytes));
        assertEquals(ErrorCode.FILE_UNREADABLE, thrown.code());
    }

    @Test
    void textThatIsNamedAsAnArchiveIsRejected() {
        assertRejected(
                ErrorCode.FILE_UNREADABLE,
                "The file is named .zip but is no archive",
                Read.file(directory, "a.zip", ROWS.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void fileWithAPasswordIsRejected() {
        byte[] bytes = new Zip().with("a.csv", ROWS).bytes();
        // The flag is in the directory of the archive, which begins with PK 1 2.
        for (int i = 0; i < bytes.length - 10; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                bytes[i + 8] |= 1;
            }
        }
        assertRejected(
                ErrorCode.FILE_UNREADABLE,
                "The file a.csv can only be read with a password",
                Read.file(directory, "all.zip", bytes));
    }
}

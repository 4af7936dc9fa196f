package dev.issuetracker.adapter.importing.fuzz;

import dev.issuetracker.adapter.importing.ImportFiles;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.application.importing.file.ImportColumns;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.ImportRow;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What Jazzer calls with bytes that nobody thought of: each is read as a file of the kind that {@value #KIND} names. A
 * file may be rejected with a reason; any other exception is a finding, and so is a temporary file that is left.
 * CONTRIBUTING.md says how it is run. It needs nothing of Jazzer, so that every build compiles it.
 */
public final class ReaderFuzz {
    static final String KIND = "fuzz.kind";

    private static final Set<ErrorCode> REASONS = Set.of(
            ErrorCode.FILE_UNREADABLE,
            ErrorCode.FILE_TOO_LARGE,
            ErrorCode.FILE_TYPE_UNSUPPORTED,
            ErrorCode.VALIDATION_FAILED);
    private static final int LARGEST = 1 << 20;
    private static final Path FOLDER = folder();
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private ReaderFuzz() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the bytes as a file of the kind that the property names. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        read(System.getProperty(KIND, "csv"), bytes);
    }

    /** Reads bytes as a file of a kind. */
    static void read(String kind, byte[] bytes) throws IOException {
        Path file = Files.write(FOLDER.resolve("file"), packed(kind, bytes));
        Path temporary = Files.createDirectories(FOLDER.resolve("temporary"));
        try {
            new ImportFiles(Limits.forFilesOf(LARGEST), temporary)
                    .read(new ImportFile("file." + kind, file), List.of(), new Rows());
        } catch (TrackerException e) {
            if (!REASONS.contains(e.code())) {
                throw e;
            }
        }
        try (Stream<Path> left = Files.list(temporary)) {
            if (left.findAny().isPresent()) {
                throw new IllegalStateException("a temporary file is left");
            }
        }
    }

    /**
     * Bytes that begin with a zero are the parts of an archive, since few archives would be whole otherwise. Parts are
     * separated by zeros.
     */
    private static byte[] packed(String kind, byte[] bytes) throws IOException {
        boolean parts = (kind.equals("xlsx") || kind.equals("zip")) && bytes.length > 0 && bytes[0] == 0;
        if (!parts) {
            return bytes;
        }
        byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
        return kind.equals("zip") ? archive(rest) : workbook(rest);
    }

    private static byte[] archive(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            int number = 0;
            for (byte[] part : parts(bytes)) {
                add(zip, number + (number % 2 == 0 ? ".csv" : ".json"), part);
                number++;
            }
        }
        return out.toByteArray();
    }

    private static byte[] workbook(byte[] bytes) throws IOException {
        List<byte[]> parts = parts(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "[Content_Types].xml", text("<Types/>"));
            add(zip, "_rels/.rels", links("officeDocument", "xl/workbook.xml"));
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    links("worksheet", "sheet.xml", "sharedStrings", "strings.xml", "styles", "styles.xml"));
            add(
                    zip,
                    "xl/workbook.xml",
                    text("<workbook xmlns:r='" + RELATIONSHIPS
                            + "'><sheets><sheet name='board' r:id='r0'/></sheets></workbook>"));
            List<String> names = List.of("xl/sheet.xml", "xl/strings.xml", "xl/styles.xml");
            for (int i = 0; i < Math.min(names.size(), parts.size()); i++) {
                add(zip, names.get(i), parts.get(i));
            }
        }
        return out.toByteArray();
    }

    private static byte[] links(String... typesAndTargets) {
        StringBuilder links = new StringBuilder("<Relationships>");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            links.append("<Relationship Id='r")
                    .append(i)
                    .append("' Type='")
                    .append(RELATIONSHIPS)
                    .append('/');
            links.append(typesAndTargets[i])
                    .append("' Target='")
                    .append(typesAndTargets[i + 1])
                    .append("'/>");
        }
        return text(links.append("</Relationships>").toString());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> parts(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return Stream.of(all.split("\0", -1))
                .limit(20)
                .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static void add(ZipOutputStream zip, String name, byte[] part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(part);
        zip.closeEntry();
    }

    /** Takes the rows; the header has to come first. */
    private static final class Rows implements RowReader.Sink {
        private boolean headed;

        @Override
        public void columns(ImportColumns columns) {
            headed = true;
        }

        @Override
        public void row(ImportRow row) {
            if (!headed) {
                throw new IllegalStateException("a row comes before the header");
            }
        }
    }
}

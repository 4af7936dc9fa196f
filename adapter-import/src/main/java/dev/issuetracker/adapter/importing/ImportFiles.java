package dev.issuetracker.adapter.importing;

import dev.issuetracker.adapter.importing.blocks.BlockTable;
import dev.issuetracker.adapter.importing.blocks.ItemRemarks;
import dev.issuetracker.adapter.importing.csv.CsvRows;
import dev.issuetracker.adapter.importing.file.DiskSpool;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileRows;
import dev.issuetracker.adapter.importing.file.HeaderWords;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.TableForm;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.adapter.importing.file.TextEncoding;
import dev.issuetracker.adapter.importing.json.JsonRows;
import dev.issuetracker.adapter.importing.packed.PackedFiles;
import dev.issuetracker.adapter.importing.packed.TogetherRows;
import dev.issuetracker.adapter.importing.source.FormatRows;
import dev.issuetracker.adapter.importing.source.program.Programs;
import dev.issuetracker.adapter.importing.xlsx.XlsxRows;
import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.application.importing.file.RowReader;
import dev.issuetracker.application.importing.relation.Spool;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads CSV files, a sheet of XLSX workbooks, records of JSON, and archives of such files. Safe for many threads.
 *
 * <p>A file may come from anybody: a row has at most 1,000 cells and 4,000,000 characters, and a workbook unpacks to at
 * most 1 GiB and holds no more text than the largest file would. An archive unpacks to no more than the largest file.
 * Large workbooks need as much room for temporary files as their texts take, and archives as their files; the temporary
 * files are gone when the reading ends, however it ends.
 */
public final class ImportFiles implements RowReader {
    private static final int HEAD = 4_096;
    private static final String XLSX = ".xlsx";
    private static final List<String> JSON = List.of(".json", ".jsonl", ".ndjson");

    private final Limits limits;
    private final Path temporary;

    /**
     * Makes a reader.
     *
     * @param maxBytes the largest file that is received
     */
    public ImportFiles(long maxBytes) {
        this(maxBytes, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Makes a reader.
     *
     * @param maxBytes the largest file that is received
     * @param temporary the directory for temporary files
     */
    public ImportFiles(long maxBytes, Path temporary) {
        this(Limits.forFilesOf(maxBytes), temporary);
    }

    /**
     * Makes a reader.
     *
     * @param temporary the directory for temporary files
     */
    public ImportFiles(Limits limits, Path temporary) {
        this.limits = limits;
        this.temporary = temporary;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException when this machine's disk fails; the file is not to blame
     */
    @Override
    public FileFacts read(ImportFile file, List<Field> fields, Sink sink) {
        Programs programs = Programs.with(fields, file.choices());
        return PackedFiles.named(file) ? readPacked(file, programs, sink) : readOne(file, programs, sink);
    }

    @Override
    public Spool spool() {
        return new DiskSpool(temporary);
    }

    private FileFacts readPacked(ImportFile file, Programs programs, Sink sink) {
        requireArchive(head(file));
        if (PackedFiles.isWorkbook(file)) {
            return readOne(file.called(file.name() + XLSX), programs, sink);
        }
        try (PackedFiles packed = PackedFiles.unpack(file, limits, temporary)) {
            return TogetherRows.read(
                    packed, programs, (each, table) -> readTable(each, programs, table, sink::reading), sink);
        }
    }

    private FileFacts readOne(ImportFile file, Programs programs, Sink sink) {
        FirstReading first = new FirstReading(programs, file.choices(), sink);
        TableForm form = readTable(file, programs, first, sink::reading);
        FormatRows rows = first.rows();
        if (!first.complete()) {
            readTable(file, programs, rows, sink::reading);
        }
        return rows.facts(form);
    }

    /**
     * Reads the rows of a file as they are, whatever its columns are called.
     *
     * @param words by which the header is found, and by what the cells of a text are separated
     * @param reading is run all the time; what it throws ends the reading
     * @return how the table was found
     */
    TableForm readTable(ImportFile file, HeaderWords words, TableSink sink, Runnable reading) {
        BlockTable table = new BlockTable(words, limits, sink);
        TableForm form = readSheet(file, new FileRows(table, words, reading), words);
        if (table.end()) {
            table.remarksAmong(form.sheets().names(), form.sheets().read()).ifPresent(sheet -> {
                ItemRemarks remarks = table.remarks();
                readSheet(file.with(file.choices().withSheet(sheet)), new FileRows(remarks, remarks, reading), remarks);
            });
            readSheet(file, new FileRows(table, words, reading), words);
            table.end();
        }
        return form;
    }

    /** Reads the rows of a text, or of the chosen sheet of a workbook. */
    private TableForm readSheet(ImportFile file, FileRows rows, HeaderWords words) {
        String name = file.name().strip().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            Charset encoding = encoding(file);
            CsvRows.read(file.path(), encoding, file.choices().layout().separator(), limits, words, rows);
            return TableForm.text(encoding);
        }
        if (name.endsWith(XLSX)) {
            requireZip(head(file));
            String sheet = file.choices().layout().sheet();
            return new TableForm(null, XlsxRows.read(file.path(), sheet, limits, temporary, rows));
        }
        if (JSON.stream().anyMatch(name::endsWith)) {
            Charset encoding = jsonEncoding(file);
            JsonRows.read(file.path(), encoding, limits, rows);
            return TableForm.text(encoding);
        }
        throw new TrackerException(ErrorCode.FILE_TYPE_UNSUPPORTED, unsupported(name));
    }

    private static Charset encoding(ImportFile file) {
        String chosen = file.choices().layout().encoding();
        requireText(head(file), chosen != null);
        try {
            return TextEncoding.of(file.path(), chosen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON is UTF-8, unless its sender or a byte order mark says otherwise. */
    private static Charset jsonEncoding(ImportFile file) {
        String chosen = file.choices().layout().encoding();
        byte[] head = head(file);
        if (zip(head)) {
            throw FileExceptions.unreadable("The file is named as JSON but is a zip archive; name it as what it is.");
        }
        try {
            return chosen == null ? TextEncoding.ofMark(head) : TextEncoding.of(file.path(), chosen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unsupported(String name) {
        String wanted = "Only files that end in .csv, .xlsx, .json or .jsonl can be imported, and a .zip of them.";
        if (name.endsWith(".xls") || name.endsWith(".xlsb") || name.endsWith(".xlsm") || name.endsWith(".ods")) {
            return wanted + " Open this one in your spreadsheet program and save it as .xlsx.";
        }
        if (name.endsWith(".tsv") || name.endsWith(".txt")) {
            return wanted + " If this one is a table, give it the ending .csv; tabs and semicolons are understood.";
        }
        return wanted + " Save the table as one of them.";
    }

    private static byte[] head(ImportFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param encoded whether the sender says how the text is encoded */
    private static void requireText(byte[] head, boolean encoded) {
        if (zip(head)) {
            throw FileExceptions.unreadable(
                    "The file is named .csv but is a zip archive; if it is an Excel workbook, name it .xlsx.");
        }
        if (ole2(head)) {
            throw FileExceptions.unreadable(
                    "The file is named .csv but is an old Excel workbook; save it as \"CSV UTF-8\" or .xlsx.");
        }
        if (encoded || !TextEncoding.ofMark(head).equals(StandardCharsets.UTF_8)) {
            return;
        }
        requireNoNul(head);
    }

    /** A text has none, and what is no text or UTF-16 has many. */
    private static void requireNoNul(byte[] head) {
        int line = 1;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                throw FileExceptions.unreadable(
                        "Line " + line + " has the character U+0000, so that the file is damaged,"
                                + " not text, or text in another encoding than UTF-8; save it as \"CSV UTF-8\", or name"
                                + " the encoding, as encoding=UTF-16LE does.");
            }
            if (head[i] == '\n' || (head[i] == '\r' && (i + 1 == head.length || head[i + 1] != '\n'))) {
                line++;
            }
        }
    }

    private static void requireZip(byte[] head) {
        if (head.length == 0) {
            throw FileExceptions.unreadable("The file is empty.");
        }
        if (ole2(head)) {
            throw FileExceptions.unreadable("The file is password-protected, or an old .xls named .xlsx;"
                    + " remove the password and save it as .xlsx.");
        }
        if (!zip(head)) {
            throw FileExceptions.unreadable("The file is named .xlsx but is not an Excel workbook;"
                    + " if it is comma-separated text, name it .csv.");
        }
    }

    private static void requireArchive(byte[] head) {
        if (!zip(head)) {
            throw FileExceptions.unreadable("The file is named .zip but is no archive; name it as what it is.");
        }
    }

    private static boolean zip(byte[] head) {
        return begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6);
    }

    private static boolean ole2(byte[] head) {
        return begins(head, 0xD0, 0xCF, 0x11, 0xE0);
    }

    private static boolean begins(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}

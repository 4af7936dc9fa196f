package dev.issuetracker.adapter.importing.file;

import dev.issuetracker.application.importing.file.FileFacts.Sheets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands the rows of a file to a sink. Blank rows are skipped, and so is what is above the header. Remembers what the
 * sink threw, because libraries wrap the exceptions that pass through them.
 */
public final class FileRows {
    /** UTF-16 units of the rows that wait until it is known which of them is the header. */
    private static final int MAX_WAITING = 1 << 20;

    private final TableSink sink;
    private final HeaderWords words;
    private final @Nullable Separator separator;
    private final Runnable reading;
    private final List<FileRow> waiting = new ArrayList<>();
    private Sheets sheets = Sheets.NONE;
    private int characters;
    private boolean headed;
    private @Nullable Throwable thrown;

    /** For a file that has cells of its own. */
    public FileRows(TableSink sink, HeaderWords words) {
        this(sink, words, () -> {});
    }

    /**
     * The same for somebody who may end the reading at any time.
     *
     * @param reading is run all the time; what it throws ends the reading
     */
    public FileRows(TableSink sink, HeaderWords words, Runnable reading) {
        this(sink, words, null, reading);
    }

    private FileRows(TableSink sink, HeaderWords words, @Nullable Separator separator, Runnable reading) {
        this.sink = sink;
        this.words = words;
        this.separator = separator;
        this.reading = reading;
    }

    /** The same for a text whose cells are separated by something. */
    public FileRows separatedBy(Separator character) {
        return new FileRows(sink, words, character, reading);
    }

    /** Notes which sheet of a workbook the rows are from, before the first of them. */
    public void from(Sheets workbook) {
        sheets = workbook;
    }

    /** Hands on the names of the columns, of a file that has no row for them. */
    public void begin(List<String> names) {
        headed = true;
        remembering(() -> sink.header(new FileHeader(1, names, null)));
    }

    /** Notes that something was read which is no row yet. */
    public void reading() {
        remembering(reading);
    }

    public void take(FileRow row) {
        reading();
        if (row.blank()) {
            return;
        }
        remembering(() -> {
            if (headed) {
                sink.row(row);
            } else {
                look(row);
            }
        });
    }

    /** After the last row. */
    public void end() {
        if (!headed && !waiting.isEmpty()) {
            remembering(this::begin);
        }
    }

    private void look(FileRow row) {
        waiting.add(row);
        characters += row.cells().stream().mapToInt(String::length).sum();
        if (waiting.size() >= HeaderSearch.ROWS || characters > MAX_WAITING || words.certain(row.cells())) {
            begin();
        }
    }

    /** Hands on the header and the rows below it that waited. */
    private void begin() {
        headed = true;
        int place = HeaderSearch.place(waiting.stream().map(FileRow::cells).toList(), words);
        FileRow header = waiting.get(place);
        FileRow above = place == 0 ? null : waiting.get(place - 1);
        List<FileRow> rows = List.copyOf(waiting.subList(place + 1, waiting.size()));
        waiting.clear();
        sink.header(new FileHeader(header.line(), header.cells(), separator, sheets, above));
        rows.forEach(sink::row);
    }

    private void remembering(Runnable handing) {
        try {
            handing.run();
        } catch (RuntimeException | Error e) {
            thrown = e;
            throw e;
        }
    }

    /** Throws again what the sink threw, as it was, if it threw anything. */
    public void rethrow() {
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
        if (thrown instanceof Error e) {
            throw e;
        }
    }
}

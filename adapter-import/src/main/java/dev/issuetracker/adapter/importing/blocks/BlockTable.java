package dev.issuetracker.adapter.importing.blocks;

import dev.issuetracker.adapter.importing.blocks.ItemRemarks.Kept;
import dev.issuetracker.adapter.importing.file.Blocks;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.HeaderWords;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.file.TableSink;
import dev.issuetracker.adapter.importing.file.UnitedColumns;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands on a plain table as it is. Of one in blocks it makes a plain one: a row for each item and each part, with the
 * name of its block, the key of its item and its comments. What columns that has is only known when all rows were read,
 * so a table in blocks is read twice, and nothing is handed on before.
 */
public final class BlockTable implements TableSink {
    private final HeaderWords words;
    private final Limits limits;
    private final TableSink sink;
    private final UnitedColumns columns = new UnitedColumns();
    private final NamesMet names = new NamesMet();
    private @Nullable Blocks blocks;
    private @Nullable BlockRows rows;
    private @Nullable ItemRemarks remarks;
    private boolean again;

    /** The names of items without keys, to know which of them come once. */
    private static final class NamesMet {
        private static final int COST = 100;
        private final Set<String> met = new HashSet<>();
        private final Set<String> more = new HashSet<>();

        private long characters;

        private void add(String name) {
            if (!met.add(name)) {
                more.add(name);
                return;
            }
            characters += name.length() + COST;
            if (characters > ItemRemarks.MAX_CHARACTERS) {
                throw FileExceptions.tooLarge("The items of the file have no keys, and names of more than "
                        + ItemRemarks.MAX_CHARACTERS + " characters; import it in parts.");
            }
        }

        private boolean comesOnce(String name) {
            return !more.contains(name);
        }
    }

    /** @param sink takes the plain table */
    public BlockTable(HeaderWords words, Limits limits, TableSink sink) {
        this.words = words;
        this.limits = limits;
        this.sink = sink;
    }

    @Override
    public void header(FileHeader header) {
        Blocks found = words.blocks(header.names()).orElse(null);
        blocks = found;
        if (found == null) {
            sink.header(header);
        } else if (again) {
            columns.add(List.of(found.group(), found.parent()));
            if (remarks != null) {
                columns.add(found.remarks().lists());
                columns.add(List.of(found.remarks().others()));
            }
            rows = new BlockRows(found, header, columns, this::hand);
            sink.header(new FileHeader(header.line(), columns.names(), header.separator()));
        } else {
            rows = new BlockRows(found, header, columns, this::look);
        }
    }

    @Override
    public void row(FileRow row) {
        BlockRows split = rows;
        if (split == null) {
            sink.row(row);
            return;
        }
        split.row(row);
        if (columns.names().size() > limits.columns()) {
            throw FileExceptions.tooLarge("Until line " + row.line() + " the headers of the file have more than "
                    + limits.columns() + " different columns; remove those that are not needed.");
        }
    }

    /**
     * After the last row.
     *
     * @return whether the table is to be read again, since nothing was handed on yet
     */
    public boolean end() {
        if (rows == null) {
            return false;
        }
        rows.end();
        rows = null;
        if (again && remarks != null) {
            remarks.forEach(this::handOthers);
        }
        boolean more = !again;
        again = true;
        return more;
    }

    /**
     * The name of the sheet with the comments.
     *
     * @param sheets of the workbook
     * @param read the one with the table
     */
    public Optional<String> remarksAmong(List<String> sheets, @Nullable String read) {
        String ending = blocks == null ? "" : CaseFolding.fold(blocks.remarks().sheet());
        return blocks == null
                ? Optional.empty()
                : sheets.stream()
                        .filter(name ->
                                !name.equals(read) && CaseFolding.fold(name).endsWith(ending))
                        .findFirst();
    }

    /** What takes the sheet with the comments, before the table is read again. */
    public ItemRemarks remarks() {
        Blocks known = Objects.requireNonNull(blocks);
        ItemRemarks taking = new ItemRemarks(
                known.remarks(), BlockRows.place(columns.names(), known.keys()).isPresent());
        remarks = taking;
        return taking;
    }

    private void look(FileRow row, List<Integer> places, String group, String parent) {
        if (BlockRows.place(columns.names(), Objects.requireNonNull(blocks).keys())
                .isEmpty()) {
            names.add(BlockRows.cell(row, 0));
        }
    }

    private void hand(FileRow row, List<Integer> places, String group, String parent) {
        Blocks known = Objects.requireNonNull(blocks);
        List<String> cells =
                UnitedColumns.cells(row.cells(), places, columns.names().size());
        fill(cells, known.group(), group);
        fill(cells, known.parent(), parent);
        Kept kept = remarks == null ? null : remarks.take(called(BlockRows.cell(row, 0), cells, known));
        if (kept != null) {
            fill(cells, kept, known);
        }
        sink.row(row.moved(cells, place -> place < places.size() ? places.get(place) : place));
    }

    /** What its comments call an item: by its key, or by its name where items have no keys; empty when they may not. */
    private String called(String name, List<String> cells, Blocks known) {
        OptionalInt key = BlockRows.place(columns.names(), known.keys());
        if (key.isPresent()) {
            return cells.get(key.getAsInt()).strip();
        }
        return names.comesOnce(name) ? name : "";
    }

    private void fill(List<String> cells, Kept kept, Blocks known) {
        List<String> lists = known.remarks().lists();
        for (int i = 0; i < lists.size(); i++) {
            fill(cells, lists.get(i), kept.cells().get(i));
        }
    }

    /** Fills a cell that has nothing in it yet. */
    private void fill(List<String> cells, String column, String text) {
        int place = BlockRows.place(columns.names(), List.of(column)).orElseThrow();
        if (cells.get(place).isBlank()) {
            cells.set(place, text);
        }
    }

    private void handOthers(String of, Kept kept) {
        Blocks known = Objects.requireNonNull(blocks);
        List<String> cells = new ArrayList<>(Collections.nCopies(columns.names().size(), ""));
        fill(cells, known.remarks().others(), of);
        fill(cells, kept, known);
        sink.row(new FileRow(kept.line(), cells));
    }
}

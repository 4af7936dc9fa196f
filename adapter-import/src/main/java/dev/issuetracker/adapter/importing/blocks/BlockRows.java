package dev.issuetracker.adapter.importing.blocks;

import dev.issuetracker.adapter.importing.file.Blocks;
import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.UnitedColumns;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Tells the rows of a table in blocks apart: names of blocks, headers, items, their parts, and sums. */
final class BlockRows {
    private final Blocks blocks;
    private final List<String> header;
    private final UnitedColumns columns;
    private final Entries entries;
    private final List<Integer> itemPlaces;
    /** Where the key of an item is; empty when the table has none. */
    private final OptionalInt key;

    private List<Integer> partPlaces = List.of();
    private String group;
    private String parent = "";
    /** A row with a name only: of a block when a header follows, or else of an item. */
    private @Nullable FileRow waiting;

    /** Takes the items and their parts. */
    @FunctionalInterface
    interface Entries {
        /**
         * An item or a part.
         *
         * @param row with its name in the first cell
         * @param places of its cells among all columns
         * @param group the name of its block, perhaps empty
         * @param parent the key of its item, or the name where items have no keys; empty for an item
         */
        void entry(FileRow row, List<Integer> places, String group, String parent);
    }

    /** @param columns takes the columns of the headers */
    BlockRows(Blocks blocks, FileHeader header, UnitedColumns columns, Entries entries) {
        this.blocks = blocks;
        this.header = header.names();
        this.columns = columns;
        this.entries = entries;
        this.itemPlaces = columns.add(header.names());
        this.group = header.above() == null ? "" : cell(header.above(), 0);
        this.key = place(header.names(), blocks.keys());
    }

    /** The first place of a name that is one of these; empty when there is none. */
    static OptionalInt place(List<String> names, List<String> words) {
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            if (words.stream().anyMatch(word -> same(word, name))) {
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean same(String word, String cell) {
        return CaseFolding.fold(word).equals(CaseFolding.fold(cell.strip()));
    }

    static String cell(FileRow row, int place) {
        return place < row.cells().size() ? row.cells().get(place).strip() : "";
    }

    void row(FileRow row) {
        boolean head = isHeader(row);
        if (waiting != null) {
            FileRow before = waiting;
            waiting = null;
            if (head) {
                group = cell(before, 0);
            } else {
                item(before);
            }
        }
        if (head) {
            partPlaces = List.of();
        } else if (!isPartsHeader(row)) {
            entry(row);
        }
    }

    /** After the last row. */
    void end() {
        if (waiting != null) {
            item(waiting);
            waiting = null;
        }
    }

    private boolean isHeader(FileRow row) {
        for (int place = 0; place < Math.max(header.size(), row.cells().size()); place++) {
            String name = place < header.size() ? header.get(place) : "";
            if (!same(name.strip(), cell(row, place))) {
                return false;
            }
        }
        return true;
    }

    /** Its mark is in the first cell with the name behind it, or instead of the name. */
    private boolean isPartsHeader(FileRow row) {
        boolean marked = same(blocks.parts(), cell(row, 0)) && same(blocks.name(), cell(row, 1));
        if (!marked && !(cell(row, 0).isEmpty() && same(blocks.parts(), cell(row, 1)))) {
            return false;
        }
        partPlaces = columns.add(row.cells().stream()
                .skip(1)
                .map(name -> same(blocks.parts(), name) ? blocks.name() : asOfItems(name.strip()))
                .toList());
        return true;
    }

    /** What items call a column of parts. */
    private String asOfItems(String name) {
        if (place(header, List.of(name)).isPresent()) {
            return name;
        }
        return blocks.same().stream()
                .filter(words -> place(words, List.of(name)).isPresent())
                .flatMapToInt(words -> place(header, words).stream())
                .mapToObj(header::get)
                .findFirst()
                .orElse(name);
    }

    private void entry(FileRow row) {
        if (cell(row, 0).isEmpty()) {
            if (!partPlaces.isEmpty() && !cell(row, 1).isEmpty()) {
                entries.entry(indented(row), partPlaces, group, parent);
            }
            return;
        }
        partPlaces = List.of();
        boolean alone = row.cells().stream().skip(1).allMatch(String::isBlank);
        if (!alone) {
            item(row);
        } else if (key.isPresent()) {
            group = cell(row, 0);
        } else {
            waiting = row;
        }
    }

    private void item(FileRow row) {
        parent = cell(row, key.orElse(0));
        entries.entry(row, itemPlaces, group, "");
    }

    private static FileRow indented(FileRow row) {
        return row.moved(row.cells().subList(1, row.cells().size()), place -> place - 1);
    }
}

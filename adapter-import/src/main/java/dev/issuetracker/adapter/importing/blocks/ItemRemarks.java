package dev.issuetracker.adapter.importing.blocks;

import dev.issuetracker.adapter.importing.file.Blocks.Remarks;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.HeaderWords;
import dev.issuetracker.adapter.importing.file.ListCell;
import dev.issuetracker.adapter.importing.file.TableSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The comments of a sheet, by the keys of their items, or by the names of those without keys. Kept in memory. */
public final class ItemRemarks implements TableSink, HeaderWords {
    /** Of all that is kept: a thousand of the longest comments. */
    static final int MAX_CHARACTERS = 16_777_216;
    /** What each comment costs beside its characters. */
    private static final int COST = 100;

    private final Remarks blocks;
    private final boolean keyed;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private OptionalInt key = OptionalInt.empty();
    private OptionalInt item = OptionalInt.empty();
    private List<OptionalInt> comment = List.of();
    private long characters;

    /**
     * The comments of an item.
     *
     * @param line of the first
     * @param parts for each of what a comment consists of, those of all comments
     */
    record Kept(long line, List<List<String>> parts) {
        /** A cell for each list. */
        List<String> cells() {
            return parts.stream().map(ListCell::of).toList();
        }
    }

    /** @param keyed whether items have keys, and are not only known by their names */
    ItemRemarks(Remarks blocks, boolean keyed) {
        this.blocks = blocks;
        this.keyed = keyed;
    }

    @Override
    public int known(List<String> names) {
        return (int) Stream.concat(Stream.of(blocks.key(), blocks.item()), blocks.comment().stream())
                .filter(word -> BlockRows.place(names, List.of(word)).isPresent())
                .count();
    }

    @Override
    public boolean certain(List<String> names) {
        return known(names) == 2 + blocks.comment().size();
    }

    @Override
    public void header(FileHeader header) {
        key = BlockRows.place(header.names(), List.of(blocks.key()));
        item = BlockRows.place(header.names(), List.of(blocks.item()));
        comment = blocks.comment().stream()
                .map(word -> BlockRows.place(header.names(), List.of(word)))
                .toList();
    }

    @Override
    public void row(FileRow row) {
        String text = comment.isEmpty() ? "" : cell(row, comment.get(comment.size() - 1));
        if (text.isEmpty()) {
            return;
        }
        String of = !keyed || cell(row, key).isEmpty() ? cell(row, item) : cell(row, key);
        Kept all = kept.computeIfAbsent(
                of,
                any -> new Kept(
                        row.line(),
                        comment.stream()
                                .<List<String>>map(place -> new ArrayList<>())
                                .toList()));
        for (int part = 0; part < comment.size(); part++) {
            String cell = cell(row, comment.get(part));
            all.parts().get(part).add(cell);
            characters += cell.length();
        }
        characters += of.length() + COST;
        if (characters > MAX_CHARACTERS) {
            throw FileExceptions.tooLarge("The comments of the workbook have more than " + MAX_CHARACTERS
                    + " characters; import it in parts.");
        }
    }

    private static String cell(FileRow row, OptionalInt place) {
        return place.isEmpty() ? "" : BlockRows.cell(row, place.getAsInt());
    }

    /** Takes away the comments of a key or a name; null when there are none. */
    @Nullable
    Kept take(String of) {
        return kept.remove(of);
    }

    /** Hands on whose comments are left. */
    void forEach(BiConsumer<String, Kept> action) {
        kept.forEach(action);
    }
}

package dev.issuetracker.adapter.importing.file;

import java.util.List;

/**
 * How a table is in blocks. Each has a row with its name, a header, which is the same for all, and a row of sums, which
 * has no name. Below an item may be its parts, indented by one cell, with a header of their own. Names are compared in
 * any case.
 *
 * @param name what the column of an item's name is called, which is the first
 * @param parts what is at the beginning of a header of parts
 * @param same names of one meaning: parts may have another of them than items
 * @param keys what the column of an item's key is called, one or the other
 * @param group what the column for the name of a row's block is to be called
 * @param parent what the column for the key of a part's item is to be called
 * @param remarks comments on another sheet
 */
public record Blocks(
        String name,
        String parts,
        List<List<String>> same,
        List<String> keys,
        String group,
        String parent,
        Remarks remarks) {
    public Blocks {
        same = List.copyOf(same);
        keys = List.copyOf(keys);
    }

    /**
     * A sheet with comments, each of which names its item.
     *
     * @param sheet how the name of the sheet ends
     * @param key the column with the key of the item
     * @param item the column with its name
     * @param comment the columns with the author, the time and the text of a comment
     * @param lists what the columns for all authors, times and texts of an item are to be called
     * @param others what the column is to be called for items that have comments, and are not in the table
     */
    public record Remarks(
            String sheet, String key, String item, List<String> comment, List<String> lists, String others) {
        public Remarks {
            comment = List.copyOf(comment);
            lists = List.copyOf(lists);
        }
    }
}

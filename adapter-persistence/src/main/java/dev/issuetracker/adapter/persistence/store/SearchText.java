package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.ListColumn;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.List;
import java.util.stream.Collectors;

/** What searches look into, in one column. */
public final class SearchText {
    private SearchText() {}

    /**
     * The text of an issue.
     *
     * @param texts in the order of the columns that are searched: title and description
     */
    public static String of(List<String> texts) {
        return texts.stream().map(CaseFolding::fold).collect(Collectors.joining(ListColumn.FIELD));
    }
}

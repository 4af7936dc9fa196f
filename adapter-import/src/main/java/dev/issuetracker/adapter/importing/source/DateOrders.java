package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.source.WrittenTime.Order;
import dev.issuetracker.application.importing.file.DateOrder;
import dev.issuetracker.application.importing.file.FileFacts.ColumnOrder;
import dev.issuetracker.application.importing.file.FileViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, for each column of a file, whether the day or the month comes first in its dates. One date of a column
 * that can be read in one way only says how all the others are read.
 */
final class DateOrders {
    private final @Nullable DateOrder chosen;
    private final SeenForms<Order> seen = new SeenForms<>(Order.class);

    /** @param chosen the order that the file's sender names; null to find it out */
    DateOrders(@Nullable DateOrder chosen) {
        this.chosen = chosen;
    }

    /** Whether the rows have to be read to know it. */
    boolean needed(Column column) {
        return chosen == null && column.dated();
    }

    void look(Column column, FileRow row, int place, String line) {
        CellValue held = row.values().get(place);
        if (held != null && held.kind() != CellValue.Kind.NUMBER) {
            return;
        }
        String cell = row.cells().get(place).strip();
        String text = column.target() == Target.Past.COMMENT ? CommentText.firstPart(cell) : cell;
        List<String> dates = column.kind() == CellKind.PERIOD ? Cells.ends(text) : List.of(text);
        dates.forEach(date -> WrittenTime.order(date).ifPresent(order -> seen.add(column, order, text, line)));
    }

    /** The order of a column; null when it has no dates that are numbers only, or nobody can know. */
    @Nullable
    DateOrder of(Column column) {
        if (chosen != null) {
            return chosen;
        }
        return seen.only(column, Order.DAY_FIRST, Order.MONTH_FIRST)
                .map(order -> order == Order.DAY_FIRST ? DateOrder.DMY : DateOrder.MDY)
                .orElse(null);
    }

    /** The columns whose order matters, and is known. */
    List<ColumnOrder> known() {
        List<ColumnOrder> known = new ArrayList<>();
        for (Column column : seen.columns()) {
            DateOrder order = of(column);
            if (order != null) {
                known.add(new ColumnOrder(column.word(), order));
            }
        }
        return known;
    }

    /** A violation for each of some columns whose order nobody can know. */
    List<FileViolation> violations(Collection<Column> columns) {
        return seen.columns().stream()
                .filter(column -> columns.contains(column) && of(column) == null)
                .map(this::violation)
                .toList();
    }

    private FileViolation violation(Column column) {
        String why = seen.has(column, Order.DAY_FIRST)
                ? "Some have the day first and others the month"
                : "The day or the month may come first";
        return seen.violation(column, "ambiguous_dates", "dates", why, "date_order=dmy or date_order=mdy");
    }
}

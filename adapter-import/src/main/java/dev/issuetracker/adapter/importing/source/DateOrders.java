package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.source.WrittenTime.Order;
import dev.issuetracker.application.importing.file.DateOrder;
import dev.issuetracker.application.importing.file.FileFacts.ColumnOrder;
import dev.issuetracker.application.importing.file.ImportProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out, for each column of a file, whether the day or the month comes first in its dates. One date of a column
 * that can be read in one way only says how all the others are read.
 */
final class DateOrders {
    private final @Nullable DateOrder chosen;
    private final Map<Column, Map<Order, SeenCells>> seen = new LinkedHashMap<>();

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
        WrittenTime.order(text)
                .ifPresent(order -> seen.computeIfAbsent(column, any -> new EnumMap<>(Order.class))
                        .computeIfAbsent(order, any -> new SeenCells(text))
                        .on(line));
    }

    /** The order of a column; null when it has no dates that are numbers only, or nobody can know. */
    @Nullable
    DateOrder of(Column column) {
        if (chosen != null) {
            return chosen;
        }
        Map<Order, SeenCells> orders = seen.getOrDefault(column, Map.of());
        if (orders.containsKey(Order.DAY_FIRST) == orders.containsKey(Order.MONTH_FIRST)) {
            return null;
        }
        return orders.containsKey(Order.DAY_FIRST) ? DateOrder.DMY : DateOrder.MDY;
    }

    /** The columns whose order matters, and is known. */
    List<ColumnOrder> known() {
        List<ColumnOrder> known = new ArrayList<>();
        for (Column column : seen.keySet()) {
            DateOrder order = of(column);
            if (order != null) {
                known.add(new ColumnOrder(column.word(), order));
            }
        }
        return known;
    }

    /** A problem for each of some columns whose order nobody can know. */
    List<ImportProblem> problems(Collection<Column> columns) {
        List<ImportProblem> problems = new ArrayList<>();
        seen.forEach((column, orders) -> {
            if (columns.contains(column) && of(column) == null) {
                problems.add(problem(column, orders));
            }
        });
        return problems;
    }

    private static ImportProblem problem(Column column, Map<Order, SeenCells> orders) {
        String dates = orders.values().stream().map(SeenCells::shown).collect(Collectors.joining(" and "));
        String why = orders.containsKey(Order.DAY_FIRST)
                ? "Some have the day first and others the month"
                : "The day or the month may come first";
        return new ImportProblem(
                column.word(),
                orders.values().iterator().next().example(),
                "ambiguous_dates",
                "The column has dates such as " + dates + ". " + why + "; send date_order=dmy or date_order=mdy.");
    }
}

package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.FileHeader;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.TableSink;
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
 * that can be read in one way only says how all the others are read. That takes a reading of the whole file, which is
 * done before the rows are read.
 */
public final class DateOrders implements TableSink {
    private static final int SHOWN_LINES = 5;

    private final ImportFormat format;
    private final @Nullable DateOrder chosen;
    private final Map<Column, List<Integer>> places = new LinkedHashMap<>();
    private final Map<Column, Map<Order, Seen>> seen = new LinkedHashMap<>();
    private String where = "line ";

    /** The dates that show one order: how many, an example, and the lines of the first. */
    private static final class Seen {
        private final String example;
        private final List<String> lines = new ArrayList<>();

        private Seen(String example) {
            this.example = example;
        }

        private void on(String line) {
            if (lines.size() < SHOWN_LINES) {
                lines.add(line);
            }
        }

        private String shown() {
            return example + " (" + String.join(", ", lines) + ")";
        }
    }

    /** @param chosen the order that the file's sender names; null to find it out */
    public DateOrders(ImportFormat format, @Nullable DateOrder chosen) {
        this.format = format;
        this.chosen = chosen;
    }

    /** Whether the rows have to be read to know it. */
    public boolean needed(FileHeader header) {
        return chosen == null
                && header.names().stream()
                        .flatMap(name -> format.column(name).stream())
                        .anyMatch(Column::dated);
    }

    /** Begins the next of several files. */
    public void begin(String file, FileHeader header) {
        where = file + " line ";
        header(header);
    }

    @Override
    public void header(FileHeader header) {
        places.clear();
        Header.of(format, header).places().forEach((column, all) -> {
            if (column.dated()) {
                places.put(column, all);
            }
        });
    }

    @Override
    public void row(FileRow row) {
        places.forEach((column, all) -> {
            for (int place : all) {
                if (place < row.cells().size()) {
                    look(column, row.cells().get(place).strip(), row.line());
                }
            }
        });
    }

    private void look(Column column, String cell, long line) {
        String text = column.target() == Target.Past.COMMENT ? CommentText.firstPart(cell) : cell;
        WrittenTime.order(text)
                .ifPresent(order -> seen.computeIfAbsent(column, any -> new EnumMap<>(Order.class))
                        .computeIfAbsent(order, any -> new Seen(text))
                        .on(where + line));
    }

    /** The order of a column; null when it has no dates that are numbers only, or nobody can know. */
    @Nullable
    DateOrder of(Column column) {
        if (chosen != null) {
            return chosen;
        }
        Map<Order, Seen> orders = seen.getOrDefault(column, Map.of());
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

    private static ImportProblem problem(Column column, Map<Order, Seen> orders) {
        String dates = orders.values().stream().map(Seen::shown).collect(Collectors.joining(" and "));
        String why = orders.containsKey(Order.DAY_FIRST)
                ? "Some have the day first and others the month"
                : "The day or the month may come first";
        return new ImportProblem(
                column.word(),
                orders.values().iterator().next().example,
                "ambiguous_dates",
                "The column has dates such as " + dates + ". " + why + "; send date_order=dmy or date_order=mdy.");
    }
}

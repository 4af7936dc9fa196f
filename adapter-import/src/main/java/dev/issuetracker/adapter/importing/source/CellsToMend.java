package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.CellValue;
import dev.issuetracker.adapter.importing.file.FileRow;
import dev.issuetracker.adapter.importing.file.FormulaQuote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of a row for its sender to mend: as the file has them, but for those that would mean less, or something
 * else, as the texts that they then are. A sheet may show a number without its decimals, and a moment without its time.
 */
final class CellsToMend {
    /** So many decimals after one sign may be thousands. */
    private static final int OF_THOUSANDS = 3;

    private CellsToMend() {}

    static List<String> of(FileRow row, ImportFormat format, Map<Column, List<Integer>> places) {
        boolean guards = row.exact() && format.escaping();
        if (!guards && row.values().isEmpty()) {
            return row.cells();
        }
        List<String> cells = new ArrayList<>(row.cells());
        if (guards) {
            cells.replaceAll(CellsToMend::guarded);
        }
        places.forEach((column, all) -> {
            for (int place : all) {
                Optional.ofNullable(row.values().get(place))
                        .flatMap(held -> text(column, held))
                        .ifPresent(text -> cells.set(place, text));
            }
        });
        return cells;
    }

    /** A text from which no quote is taken that is a part of it. */
    private static String guarded(String cell) {
        String text = cell.strip();
        String guarded = FormulaQuote.escaped(text);
        return guarded.equals(text) ? cell : guarded;
    }

    private static Optional<String> text(Column column, CellValue held) {
        return switch (column.kind()) {
            case NUMBER -> number(column, held);
            case DATE, PERIOD, TIME -> Optional.of(held.text()).filter(any -> held.kind() == CellValue.Kind.MOMENT);
            default -> Optional.empty();
        };
    }

    private static Optional<String> number(Column column, CellValue held) {
        return switch (held.kind()) {
            case NUMBER -> Optional.of(shown(new BigDecimal(held.text())));
            case HOURS -> Optional.of(shown(new BigDecimal(held.text()).multiply(column.unit())));
            case MOMENT -> Optional.empty();
        };
    }

    /** A number that can be read in one way only. */
    private static String shown(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return (plain.scale() == OF_THOUSANDS ? plain.setScale(OF_THOUSANDS + 1) : plain).toPlainString();
    }
}

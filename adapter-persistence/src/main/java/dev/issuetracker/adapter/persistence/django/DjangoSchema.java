package dev.issuetracker.adapter.persistence.django;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import dev.issuetracker.adapter.persistence.settings.DjangoSettings;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tables and columns a Django tracker has, under the names that they bear there. */
final class DjangoSchema {
    private final Map<DjangoTable, String> tables = new EnumMap<>(DjangoTable.class);
    private final Map<DjangoColumn, String> columns = new EnumMap<>(DjangoColumn.class);

    private DjangoSchema() {}

    /**
     * Looks for every table and column.
     *
     * @throws CopyException naming each that is missing, and how to say what it is called
     */
    static DjangoSchema of(DjangoSource source, DjangoSettings settings) throws SQLException {
        List<String> violations = unknownNames(settings);
        DjangoSchema schema = new DjangoSchema();
        for (DjangoTable table : DjangoTable.values()) {
            schema.resolve(table, source, settings, violations);
        }
        if (!violations.isEmpty()) {
            throw new CopyException(
                    "Nothing was moved. The tables of " + source + " are not as expected:\n"
                            + violations.stream().map(line -> "  " + line).collect(Collectors.joining("\n")),
                    null);
        }
        return schema;
    }

    private static List<String> unknownNames(DjangoSettings settings) {
        Set<String> known = Stream.concat(
                        Stream.of(DjangoTable.values()).map(DjangoTable::code),
                        Stream.of(DjangoColumn.values()).map(DjangoColumn::code))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> violations = new ArrayList<>();
        for (String name : new TreeSet<>(settings.names().keySet())) {
            if (!known.contains(name)) {
                violations.add("--map names " + name + ", which is none of " + String.join(", ", known) + ".");
            }
        }
        return violations;
    }

    private void resolve(DjangoTable table, DjangoSource source, DjangoSettings settings, List<String> violations)
            throws SQLException {
        String name = settings.names().getOrDefault(table.code(), table.usualName(settings.app()));
        if (name.isEmpty() && table.dispensable()) {
            return;
        }
        Set<String> present = source.columns(name);
        if (present.isEmpty()) {
            violations.add("There is no table " + name + ". Name it with --map " + table.code() + "=NAME"
                    + (table.usualName("").startsWith("_") ? ", or the Django app with --app NAME" : "")
                    + (table.dispensable() ? ", or say that there is none with --map " + table.code() + "=" : "")
                    + ".");
            return;
        }
        tables.put(table, name);
        for (DjangoColumn column : DjangoColumn.of(table)) {
            resolve(column, present, settings, violations);
        }
    }

    private void resolve(DjangoColumn column, Set<String> present, DjangoSettings settings, List<String> violations) {
        Optional<String> named = Optional.ofNullable(settings.names().get(column.code()));
        if (named.isPresent() && named.get().isEmpty() && column.dispensable()) {
            return;
        }
        List<String> candidates = named.map(List::of).orElse(column.usualNames());
        Optional<String> found = candidates.stream().filter(present::contains).findFirst();
        found.ifPresent(name -> columns.put(column, name));
        if (found.isEmpty() && (named.isPresent() || !column.extra())) {
            violations.add("The table " + table(column.table()) + " has no column " + String.join(" or ", candidates)
                    + ". Name it with --map " + column.code() + "=NAME"
                    + (column.dispensable() ? ", or say that there is none with --map " + column.code() + "=" : "")
                    + ".");
        }
    }

    /** Whether the tracker has the table. */
    boolean has(DjangoTable table) {
        return tables.containsKey(table);
    }

    /** What the table is called there. */
    String table(DjangoTable table) {
        return tables.getOrDefault(table, table.code());
    }

    /** What the column is called there; what operators call it where there is none. */
    String column(DjangoColumn column) {
        return columns.getOrDefault(column, column.alias());
    }

    /** The table as SQL names it. */
    String quoted(DjangoTable table) {
        return SqlText.quoted(table(table));
    }

    /** The column as SQL names it. */
    String quoted(DjangoColumn column) {
        return SqlText.quoted(column(column));
    }

    /** The columns of a table as a query selects them, each under its alias. What there is none of is null. */
    String selected(DjangoTable table) {
        return DjangoColumn.of(table).stream()
                .map(column -> (columns.containsKey(column) ? quoted(column) : "NULL") + " AS "
                        + SqlText.quoted(column.alias()))
                .collect(Collectors.joining(", "));
    }
}

package dev.issuetracker.adapter.persistence.row;

import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of fields. They are remembered, so that issues are read without them. A number in the database, the
 * version of the catalog, changes with every definition. It is read with each issue, so that none is shown with a name
 * of before.
 */
public final class FieldCatalog {
    /** The expression that selects the version; null before the first field was defined. */
    static final String VERSION = "(SELECT version FROM field_catalog)";

    /** One statement, so that version and definitions are of one moment. */
    private static final String SELECT = """
            SELECT c.version, f.id, f.name, f.type, f.description, f.created_at, f.updated_at,
                   o.id AS option_id, o.name AS option_name, o.color
            FROM field_catalog c
            LEFT JOIN fields f ON 1 = 1
            LEFT JOIN field_options o ON o.field_id = f.id
            ORDER BY f.id, o.position
            """;

    private final SecureRandom random = new SecureRandom();
    private volatile FieldDefinitions known = FieldDefinitions.NONE;

    /** The definitions as they are now. */
    public FieldDefinitions now(Handle handle) {
        return handle.createQuery("SELECT version FROM field_catalog")
                .mapTo(Long.class)
                .findOne()
                .map(version -> at(handle, version))
                .orElse(FieldDefinitions.NONE);
    }

    /** The definitions of this version, or of a later one if others changed them meanwhile. */
    FieldDefinitions at(Handle handle, long version) {
        FieldDefinitions definitions = known;
        if (!definitions.areOf(version)) {
            definitions = read(handle);
            known = definitions;
        }
        return definitions;
    }

    /**
     * Gives the catalog another version, and makes others who call this wait until the transaction ends. Every change
     * of a definition begins with it.
     */
    public void change(Handle handle) {
        // Random, not counted: the version of work that is undone must never be that of other definitions.
        handle.createUpdate("""
                        INSERT INTO field_catalog (only_row, version) VALUES (1, :version)
                        ON CONFLICT (only_row) DO UPDATE SET version = excluded.version
                        """).bind("version", random.nextLong()).execute();
    }

    private static FieldDefinitions read(Handle handle) {
        return handle.createQuery(SELECT)
                .reduceResultSet(new ListedFields(), (rows, row, context) -> rows.with(row))
                .definitions();
    }

    /** The fields in the rows of {@link #SELECT}: each row has one with an option, or without if it has none. */
    private static final class ListedFields {
        private final Map<Long, Field> fields = new LinkedHashMap<>();
        private final Map<Long, List<FieldOption>> options = new LinkedHashMap<>();
        private @Nullable Long version;

        ListedFields with(ResultSet row) throws SQLException {
            version = row.getLong("version");
            long field = row.getLong("id");
            if (!row.wasNull() && !fields.containsKey(field)) {
                fields.put(field, field(row, field));
            }
            long option = row.getLong("option_id");
            if (!row.wasNull()) {
                options.computeIfAbsent(field, any -> new ArrayList<>())
                        .add(new FieldOption(option, row.getString("option_name"), row.getString("color")));
            }
            return this;
        }

        private static Field field(ResultSet row, long id) throws SQLException {
            String type = row.getString("type");
            return new Field(
                    id,
                    row.getString("name"),
                    FieldType.of(type)
                            .orElseThrow(() -> new IllegalStateException("the database holds a field type " + type)),
                    row.getString("description"),
                    List.of(),
                    Micros.read(row, "created_at"),
                    Micros.read(row, "updated_at"));
        }

        FieldDefinitions definitions() {
            return new FieldDefinitions(
                    version, fields.values().stream().map(this::withOptions).toList());
        }

        private Field withOptions(Field field) {
            List<FieldOption> listed = options.getOrDefault(field.id(), List.of());
            return field.edit(field.name(), field.description(), listed, field.updatedAt());
        }
    }
}

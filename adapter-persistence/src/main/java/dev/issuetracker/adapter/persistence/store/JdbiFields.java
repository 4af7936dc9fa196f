package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.row.FieldCatalog;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Definitions of fields in the tables {@code fields} and {@code field_options}. */
public final class JdbiFields implements Fields {
    /** The statements on both tables. */
    interface Table {
        @SqlQuery("""
                INSERT INTO fields (name, name_key, type, description, created_at, updated_at)
                VALUES (:name, :key, :type, :description, :at, :at)
                RETURNING id
                """)
        long insert(String name, String key, String type, String description, long at);

        @SqlQuery("""
                INSERT INTO field_options (field_id, position, name, color)
                SELECT :field, coalesce(max(position), 0) + 1, :name, :color FROM field_options WHERE field_id = :field
                RETURNING id
                """)
        long insertOption(long field, String name, String color);

        @SqlQuery("SELECT id FROM field_options WHERE field_id = :field ORDER BY position")
        List<Long> optionIds(long field);

        @SqlUpdate("""
                UPDATE fields SET name = :name, name_key = :key, description = :description, updated_at = :at
                WHERE id = :id
                """)
        int update(long id, String name, String key, String description, long at);

        @SqlBatch("""
                UPDATE field_options SET position = :position, name = :option.name, color = :option.color
                WHERE field_id = :field AND id = :option.id
                """)
        int[] updateOptions(long field, @BindMethods("option") List<FieldOption> options, List<Integer> position);

        @SqlUpdate("DELETE FROM field_options WHERE field_id = :field AND id NOT IN (<kept>)")
        void deleteOptionsBut(long field, @BindList List<Long> kept);

        @SqlUpdate("DELETE FROM field_options WHERE field_id = :field")
        void deleteOptions(long field);

        @SqlUpdate("DELETE FROM fields WHERE id = :id")
        void delete(long id);
    }

    private final UnitOfWork work;
    private final Dialect dialect;
    private final FieldCatalog catalog;

    public JdbiFields(UnitOfWork work, Dialect dialect, FieldCatalog catalog) {
        this.work = work;
        this.dialect = dialect;
        this.catalog = catalog;
    }

    @Override
    public Field add(String name, FieldType type, String description, List<NewOption> options, Instant at) {
        Table table = changing();
        long id;
        try {
            id = table.insert(name, LookupKey.of(name), type.code(), description, Micros.of(at));
        } catch (JdbiException failure) {
            throw SqlFailure.of(failure) == SqlFailure.TAKEN ? taken(name, failure) : failure;
        }
        return new Field(id, name, type, description, addOptions(table, id, options), at, at);
    }

    private List<FieldOption> addOptions(Table table, long fieldId, List<NewOption> options) {
        if (options.isEmpty()) {
            return List.of();
        }
        NewRows rows = new NewRows(
                "field_options",
                List.of(
                        Column.number("field_id"),
                        Column.number("position"),
                        Column.text("name"),
                        Column.text("color")));
        for (NewOption option : options) {
            rows.add(fieldId, rows.values().size() + 1L, option.name(), option.color());
        }
        dialect.insert(work.handle(), rows);
        List<Long> ids = table.optionIds(fieldId);
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new FieldOption(
                        ids.get(i), options.get(i).name(), options.get(i).color()))
                .toList();
    }

    @Override
    public List<Field> all() {
        return catalog.now(work.handle()).all();
    }

    @Override
    public Optional<Field> find(long id) {
        return all().stream().filter(field -> field.id() == id).findFirst();
    }

    @Override
    public void lock(long id) {
        dialect.lockRow(work.handle(), "fields", "id", id);
    }

    @Override
    public FieldOption addOption(long fieldId, NewOption option) {
        Table table = changing();
        try {
            long id = table.insertOption(fieldId, option.name(), option.color());
            return new FieldOption(id, option.name(), option.color());
        } catch (JdbiException failure) {
            throw SqlFailure.of(failure) == SqlFailure.DANGLING ? TrackerException.notFound("field", fieldId) : failure;
        }
    }

    @Override
    public void save(Field field) {
        Table table = changing();
        try {
            int updated = table.update(
                    field.id(),
                    field.name(),
                    LookupKey.of(field.name()),
                    field.description(),
                    Micros.of(field.updatedAt()));
            if (updated == 0) {
                throw TrackerException.notFound("field", field.id());
            }
            saveOptions(table, field);
        } catch (JdbiException failure) {
            throw switch (SqlFailure.of(failure)) {
                case TAKEN -> taken(field.name(), failure);
                case DANGLING ->
                    new IllegalStateException(
                            "issues still have an option that field " + field.id() + " is to lose", failure);
                default -> failure;
            };
        }
    }

    private static void saveOptions(Table table, Field field) {
        List<FieldOption> options = field.options();
        if (options.isEmpty()) {
            table.deleteOptions(field.id());
            return;
        }
        int[] updated = table.updateOptions(
                field.id(),
                options,
                IntStream.rangeClosed(1, options.size()).boxed().toList());
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                throw TrackerException.notFound("option", options.get(i).id());
            }
        }
        table.deleteOptionsBut(field.id(), options.stream().map(FieldOption::id).toList());
    }

    @Override
    public void remove(long id) {
        Table table = changing();
        try {
            table.deleteOptions(id);
            table.delete(id);
        } catch (JdbiException failure) {
            if (SqlFailure.of(failure) == SqlFailure.DANGLING) {
                throw new IllegalStateException("issues still have a value of field " + id, failure);
            }
            throw failure;
        }
    }

    private static TrackerException taken(String name, JdbiException failure) {
        return new TrackerException(ErrorCode.FIELD_TAKEN, "There is a field named " + name + " already.", failure);
    }

    private Table changing() {
        catalog.change(work.handle());
        return work.handle().attach(Table.class);
    }
}

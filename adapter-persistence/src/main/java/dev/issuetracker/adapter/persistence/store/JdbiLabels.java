package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.SqlFailure;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Labels in the table {@code labels}. */
public final class JdbiLabels implements Labels {
    /** The statements on the table {@code labels}. */
    interface Table {
        @SqlQuery("""
                INSERT INTO labels (name, name_key, color, description, created_at, updated_at)
                VALUES (:name, :key, :color, :description, :at, :at)
                RETURNING id, name, color, description, created_at, updated_at
                """)
        Label insert(String name, String key, String color, String description, long at);

        @SqlQuery("SELECT id, name, color, description, created_at, updated_at FROM labels WHERE id IN (<ids>)")
        List<Label> withIds(@BindList Collection<Long> ids);

        @SqlQuery("SELECT id, name, color, description, created_at, updated_at FROM labels WHERE name_key IN (<keys>)")
        List<Label> withKeys(@BindList Collection<String> keys);

        @SqlUpdate("""
                UPDATE labels
                SET name = :name, name_key = :key, color = :color, description = :description, updated_at = :at
                WHERE id = :id
                """)
        int update(long id, String name, String key, String color, String description, long at);

        @SqlUpdate("DELETE FROM labels WHERE id = :id")
        void delete(long id);
    }

    static final class LabelRow implements RowMapper<Label> {
        @Override
        public Label map(ResultSet row, StatementContext context) throws SQLException {
            return new Label(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getString("color"),
                    row.getString("description"),
                    Micros.read(row, "created_at"),
                    Micros.read(row, "updated_at"));
        }
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiLabels(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public Label add(String name, String color, String description, Instant at) {
        try {
            return table().insert(name, LookupKey.of(name), color, description, Micros.of(at));
        } catch (JdbiException failure) {
            throw SqlFailure.of(failure) == SqlFailure.TAKEN ? taken(name, failure) : failure;
        }
    }

    @Override
    public Optional<Label> find(long id) {
        return findAll(List.of(id)).stream().findFirst();
    }

    @Override
    public void lock(long id) {
        dialect.lockRow(work.handle(), "labels", "id", id);
    }

    @Override
    public List<Label> findAll(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : table().withIds(ids);
    }

    @Override
    public List<Label> findNamed(Collection<String> names) {
        return names.isEmpty()
                ? List.of()
                : table().withKeys(names.stream().map(LookupKey::of).toList());
    }

    @Override
    public void save(Label label) {
        int updated;
        try {
            updated = table().update(
                            label.id(),
                            label.name(),
                            LookupKey.of(label.name()),
                            label.color(),
                            label.description(),
                            Micros.of(label.updatedAt()));
        } catch (JdbiException failure) {
            throw SqlFailure.of(failure) == SqlFailure.TAKEN ? taken(label.name(), failure) : failure;
        }
        if (updated == 0) {
            throw TrackerException.notFound("label", label.id());
        }
    }

    @Override
    public void remove(long id) {
        try {
            table().delete(id);
        } catch (JdbiException failure) {
            if (SqlFailure.of(failure) == SqlFailure.DANGLING) {
                throw new IllegalStateException("label " + id + " is still carried by issues", failure);
            }
            throw failure;
        }
    }

    @Override
    public Page<Label, String> list(PageRequest<String> request) {
        Keyset page = Keyset.by("name_key", request);
        Query query = work.handle().createQuery("""
                SELECT id, name, color, description, created_at, updated_at FROM labels WHERE <condition> <tail>
                """);
        List<Label> found = page.define(query)
                .bind("key", request.key())
                .map(new LabelRow())
                .list();
        return Page.of(request, found, label -> LookupKey.of(label.name()));
    }

    private static TrackerException taken(String name, JdbiException failure) {
        return new TrackerException(
                ErrorCode.LABEL_TAKEN, "The label name " + name + " is taken; choose another.", failure);
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}

package dev.issuetracker.adapter.persistence.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * A statement that answers at most one row and that many requests run. It is run by JDBC alone: of so small a
 * statement, what JDBI does around it is a large part of the cost. See
 * docs/decisions/0069-small-reads-by-jdbc-alone.md.
 *
 * @param sql with a {@code ?} for each value
 */
public record OneRow<T>(String sql, Mapper<T> mapper) {
    /** Makes of a row what it holds. */
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Gives a statement its values. */
    public interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /**
     * Runs the query.
     *
     * @param values numbers or texts, one for each {@code ?}
     * @throws UnableToExecuteStatementException when the database cannot run it
     */
    public Optional<T> find(Handle handle, Object... values) {
        return find(handle, statement -> {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        });
    }

    /**
     * Runs the query with values of which some may be null.
     *
     * @throws UnableToExecuteStatementException when the database cannot run it
     */
    public Optional<T> find(Handle handle, Binder values) {
        SqlLogger logger = handle.getConfig(SqlStatements.class).getSqlLogger();
        if (logger != SqlLogger.NOP_SQL_LOGGER) {
            logger.logBeforeExecution(context(handle));
        }
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            values.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(mapper.map(rows)) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new UnableToExecuteStatementException(failure, context(handle));
        }
    }

    /** What JDBI knows of the query, for those who log and for the message of an exception. */
    private StatementContext context(Handle handle) {
        try (Query query = handle.createQuery(sql)) {
            return query.getContext();
        }
    }
}

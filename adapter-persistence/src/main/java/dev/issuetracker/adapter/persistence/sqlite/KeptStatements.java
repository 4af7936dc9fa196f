package dev.issuetracker.adapter.persistence.sqlite;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements that a connection keeps prepared when they are closed. SQLite's driver keeps none, and compiling a
 * statement costs more than most take to run. A connection is used by one thread at a time, and so is this.
 */
final class KeptStatements {
    /** What is in use at a time. One of the largest takes 40 kB outside of Java's heap. */
    private static final int MOST = 100;

    /** The statements that are not in use, by text, those first that were used the longest time ago. */
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>();

    private KeptStatements() {}

    /** The source, each of whose connections keeps its statements. */
    static DataSource around(DataSource source) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object answer = invoke(source, method, arguments);
            return answer instanceof Connection connection ? new KeptStatements().around(connection) : answer;
        });
    }

    private Connection around(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement") && plain(arguments)) {
                String sql = (String) arguments[0];
                PreparedStatement free = kept.remove(sql);
                PreparedStatement statement = free == null ? connection.prepareStatement(sql) : free;
                return proxy(PreparedStatement.class, new Use(sql, statement));
            }
            return invoke(connection, method, arguments);
        });
    }

    /** Whether a text is prepared for rows that are read once, as JDBI asks for it, or without saying so. */
    private static boolean plain(Object[] arguments) {
        return arguments.length == 1
                || Arrays.equals(
                        arguments,
                        new Object[] {arguments[0], ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY});
    }

    private void keep(String sql, PreparedStatement statement) throws SQLException {
        PreparedStatement other = kept.put(sql, statement);
        if (other != null) {
            other.close();
        }
        if (kept.size() > MOST) {
            Iterator<PreparedStatement> eldest = kept.values().iterator();
            PreparedStatement forgotten = eldest.next();
            eldest.remove();
            forgotten.close();
        }
    }

    /** One use of a statement, from its preparation until it is closed. */
    private final class Use implements InvocationHandler {
        private final String sql;
        private final PreparedStatement statement;
        private @Nullable ResultSet rows;
        private boolean unread;
        private boolean failed;
        private boolean closed;

        Use(String sql, PreparedStatement statement) {
            this.sql = sql;
            this.statement = statement;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    close();
                    return null;
                }
                case "isClosed" -> {
                    return closed;
                }
                default -> {
                    if (closed) {
                        throw new SQLException("the statement is closed");
                    }
                    return invoked(method, arguments);
                }
            }
        }

        private @Nullable Object invoked(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                Object answer = KeptStatements.invoke(statement, method, arguments);
                if (answer instanceof ResultSet found) {
                    rows = found;
                    unread = false;
                } else if (method.getName().equals("execute")) {
                    unread = Boolean.TRUE.equals(answer);
                }
                return answer;
            } catch (SQLException failure) {
                failed = true;
                throw failure;
            }
        }

        private void close() throws SQLException {
            if (closed) {
                return;
            }
            closed = true;
            if (failed || unread) {
                statement.close();
                return;
            }
            if (rows != null) {
                // Otherwise the statement would go on reading, and the connection never see what others commit.
                rows.close();
            }
            // This forgets the values, too. To clear the parameters as well makes SQLite compile the statement anew.
            statement.clearBatch();
            keep(sql, statement);
        }
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(KeptStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

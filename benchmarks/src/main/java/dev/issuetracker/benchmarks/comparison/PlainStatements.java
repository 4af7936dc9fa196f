package dev.issuetracker.benchmarks.comparison;

import dev.issuetracker.benchmarks.comparison.Load.Worker;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the server must at least ask of the database for each kind of request, by prepared statements on a connection
 * that a worker has for itself: who calls, and then the work.
 */
final class PlainStatements {
    private static final String CALLER = """
            SELECT u.id, u.username, u.email, u.role, u.created_at FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.id = (SELECT min(id) FROM sessions) AND s.expires_at > 0
            """;

    private static final String LABELS = """
            (SELECT string_agg(l.id || ' ' || l.color || ' ' || l.name, ',')
             FROM issue_labels il JOIN labels l ON l.id = il.label_id WHERE il.issue_id = i.id)
            """;

    private static final String GET = """
            SELECT i.id, i.title, i.description, i.status, i.assignee_id, a.username, i.created_by, c.username,
                   i.created_at, i.updated_at, i.resolved_at, i.deleted_at, i.version, i.fields, %s,
                   (SELECT string_agg(m.id || ' ' || u.username || ' ' || m.body, ',')
                    FROM comments m JOIN users u ON u.id = m.author_id WHERE m.issue_id = i.id)
            FROM issues i LEFT JOIN users c ON c.id = i.created_by LEFT JOIN users a ON a.id = i.assignee_id
            WHERE i.id = ?
            """.formatted(LABELS);

    private static final String LIST = """
            SELECT i.id, i.title, i.description, i.status, i.assignee_id, a.username, i.created_by, c.username,
                   i.created_at, i.updated_at, i.resolved_at, i.deleted_at, i.version, i.fields, %s,
                   (SELECT count(*) FROM comments m WHERE m.issue_id = i.id)
            FROM issues i LEFT JOIN users c ON c.id = i.created_by LEFT JOIN users a ON a.id = i.assignee_id
            WHERE i.deleted_at IS NULL AND %s
            ORDER BY i.created_at DESC, i.id DESC LIMIT 51
            """.formatted(LABELS, "%s");

    private static final String INSERT_ISSUE = """
            INSERT INTO issues (title, description, status, created_by, created_at, updated_at, version, search_text)
            VALUES (?, 'By the load run.', 'open', 1, 1795439623802260, 1795439623802260, 1, ?) RETURNING id
            """;

    private static final String INSERT_CREATION = """
            INSERT INTO issue_history (issue_id, version, at, by_id, title_to, description_to, status_to)
            VALUES (?, 1, 1795439623802260, 1, ?, 'By the load run.', 'open')
            """;

    private static final String UPDATE = """
            UPDATE issues SET title = ?, search_text = ?, updated_at = updated_at + 1, version = version + 1
            WHERE id = ? AND version = ?
            """;

    private static final String INSERT_EDIT = """
            INSERT INTO issue_history (issue_id, version, at, by_id, title_from, title_to)
            VALUES (?, ?, 1795439623802260, 1, 'Before', ?)
            """;

    private static final String INSERT_COMMENT = """
            INSERT INTO comments (issue_id, body, search_text, author_id, created_at, updated_at, version)
            VALUES (?, 'By the load run.', 'by the load run.', 1, 1795439623802260, 1795439623802260, 1) RETURNING id
            """;

    /** SQLite has one writer; who waits for it in its own queue is served faster than who asks the file again. */
    private final ReentrantLock writer = new ReentrantLock();

    private final String url;
    private final long issues;

    PlainStatements(String url, long issues) {
        this.url = url;
        this.issues = issues;
    }

    boolean onPostgresql() {
        return url.startsWith("jdbc:postgresql");
    }

    Worker get(int number) {
        return new Statements(number, of -> of.read(GET, 1 + of.random.nextLong(issues)));
    }

    Worker firstPage(int number) {
        return list(number, "1 = 1");
    }

    Worker deepPage(int number) {
        return list(
                number,
                "(i.created_at, i.id) < (SELECT d.created_at, d.id FROM issues d WHERE d.id = " + issues * 3 / 4 + ")");
    }

    Worker commonWord(int number) {
        return list(number, onPostgresql() ? "i.search_text LIKE '%the%'" : "instr(i.search_text, 'the') > 0");
    }

    /** Found by the trigram index, of which no prepared statement with a parameter is sure. */
    Worker indexedWord(int number, String word) {
        return list(
                number,
                onPostgresql()
                        ? "i.search_text LIKE '%" + word + "%'"
                        : "i.id IN (SELECT rowid FROM issue_search WHERE issue_search MATCH '\"" + word + "\"')");
    }

    Worker label(int number) {
        return list(number, """
                i.status <> 'resolved' AND i.id IN (
                    SELECT il.issue_id FROM issue_labels il JOIN labels l ON l.id = il.label_id WHERE l.name =
                      'label30')
                """);
    }

    private Worker list(int number, String condition) {
        String sql = LIST.formatted(condition);
        return new Statements(number, of -> of.read(sql));
    }

    Worker create(int number) {
        return new Statements(
                number,
                of -> of.write(() -> {
                    String title = "Created for the load run, plainly " + of.random.nextLong();
                    long id = of.read(INSERT_ISSUE, title, title);
                    of.change(INSERT_CREATION, id, title);
                }));
    }

    /** Each worker edits an issue of its own. */
    Worker patch(int number) {
        long id = issues - number;
        return new Statements(
                number,
                of -> of.write(() -> {
                    of.read(GET, id);
                    long version = of.read("SELECT version FROM issues WHERE id = ?", id);
                    String title = "Edited plainly " + version;
                    of.change(UPDATE, title, title, id, version);
                    of.change(INSERT_EDIT, id, version + 1, title);
                }));
    }

    Worker comment(int number) {
        return new Statements(
                number,
                of -> of.write(() -> {
                    long id = 1 + of.random.nextLong(issues);
                    of.read("SELECT id, deleted_at FROM issues WHERE id = ?", id);
                    of.read(INSERT_COMMENT, id);
                }));
    }

    private interface Work<T> {
        void with(T subject) throws SQLException;
    }

    private interface Writing {
        void run() throws SQLException;
    }

    /** A worker with its connection. */
    private final class Statements implements Worker {
        private final Connection connection;
        private final Random random;
        private final Work<Statements> work;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Statements(int number, Work<Statements> work) {
            this.random = new Random(number);
            this.work = work;
            try {
                this.connection = DriverManager.getConnection(url);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void work() throws SQLException {
            read(CALLER);
            work.with(this);
        }

        void write(Writing writing) throws SQLException {
            if (!onPostgresql()) {
                writer.lock();
            }
            try {
                connection.setAutoCommit(false);
                writing.run();
                connection.commit();
                connection.setAutoCommit(true);
            } finally {
                if (!onPostgresql()) {
                    writer.unlock();
                }
            }
        }

        /** Reads every value of every row; gives the first one of the first row when it is a number, else 0. */
        long read(String sql, Object... values) throws SQLException {
            long first = 0;
            try (ResultSet rows = bound(sql, values).executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                for (boolean any = false; rows.next(); any = true) {
                    for (int i = 1; i <= columns; i++) {
                        Object value = rows.getObject(i);
                        if (!any && i == 1 && value instanceof Number number) {
                            first = number.longValue();
                        }
                    }
                }
            }
            return first;
        }

        void change(String sql, Object... values) throws SQLException {
            if (bound(sql, values).executeUpdate() != 1) {
                throw new IllegalStateException("changed nothing: " + sql);
            }
        }

        private PreparedStatement bound(String sql, Object... values) throws SQLException {
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

package dev.issuetracker.benchmarks.sample;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the empty tables of a tracker; see the README beside this module. */
public final class Generator {
    private static final int CHUNK = 5_000;
    private static final int USUAL_MERGE = 4;
    private static final String FIELD = "\u001f";
    private static final String RECORD = "\u001e";
    private static final String COLOR = "8250df";
    private static final long PRIORITY = 1;
    private static final long DUE_DATE = 2;

    private final Connection connection;
    private final SampleIssue.Source source;
    private final int issues;
    private final boolean postgresql;

    private Generator(Connection connection, int issues) throws SQLException {
        this.connection = connection;
        this.source = new SampleIssue.Source(issues);
        this.issues = issues;
        this.postgresql = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    /** Fills a database: JDBC URL, how many issues. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            connection.setAutoCommit(false);
            new Generator(connection, Integer.parseInt(arguments[1])).run();
        }
    }

    private void run() throws SQLException {
        requireEmpty();
        if (postgresql) {
            // It costs less to build than to maintain, and the next start of the server builds it.
            execute("DROP INDEX IF EXISTS issues_by_trigram");
        } else {
            // In kibibytes: 6 GB, which are used when there is so much. What has no place is read again and again.
            execute("PRAGMA cache_size = -6000000");
            mergeTextIndexes(0);
        }
        accounts();
        labels();
        fields();
        connection.commit();
        for (int from = 0; from < issues; from += CHUNK) {
            issues(from, Math.min(from + CHUNK, issues));
            connection.commit();
        }
        if (postgresql) {
            for (String table : List.of("users", "labels", "fields", "field_options", "issues", "comments")) {
                execute("SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), (SELECT max(id) FROM " + table
                        + "))");
            }
        }
        if (!postgresql) {
            mergeTextIndexes(USUAL_MERGE);
        }
        connection.commit();
        connection.setAutoCommit(true);
        execute(postgresql ? "VACUUM ANALYZE" : "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /**
     * Sets how many pieces of an index of texts are merged as soon as they are there; with 0, sixteen at once are,
     * which costs less.
     */
    private void mergeTextIndexes(int pieces) throws SQLException {
        for (String index : List.of("issue_search", "comment_search")) {
            execute("INSERT INTO " + index + " (" + index + ", rank) VALUES ('automerge', " + pieces + ")");
        }
    }

    private void requireEmpty() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM users")) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new IllegalStateException("The tracker is not empty.");
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void accounts() throws SQLException {
        Table users =
                new Table(connection, "users", "id, username, username_key, email, password_hash, role, created_at");
        for (long id = 1; id <= SampleIssue.ACCOUNTS; id++) {
            String name = "user" + id;
            // Nobody can sign in with this.
            users.add(
                    id,
                    name,
                    name,
                    name + "@example.org",
                    "!",
                    "member",
                    source.issue(0).createdAt());
        }
        users.send();
    }

    private void labels() throws SQLException {
        Table labels =
                new Table(connection, "labels", "id, name, name_key, color, description, created_at, updated_at");
        for (long id = 1; id <= SampleIssue.LABELS; id++) {
            long at = source.issue(0).createdAt();
            labels.add(id, labelName(id), labelName(id), COLOR, "", at, at);
        }
        labels.send();
    }

    private static String labelName(long id) {
        return "label" + id;
    }

    private void fields() throws SQLException {
        long at = source.issue(0).createdAt();
        Table fields = new Table(connection, "fields", "id, name, name_key, type, description, created_at, updated_at");
        Table options = new Table(connection, "field_options", "id, field_id, position, name, color");
        Table catalog = new Table(connection, "field_catalog", "only_row, version");
        fields.add(PRIORITY, "Priority", "priority", "select", "", at, at);
        fields.add(DUE_DATE, "Due date", "due date", "date", "", at, at);
        fields.send();
        for (long option = 0; option < SampleIssue.PRIORITIES; option++) {
            options.add(option + 1, PRIORITY, option, "P" + option, COLOR);
        }
        options.send();
        catalog.add(1L, 1L);
        catalog.send();
    }

    private void issues(int from, int to) throws SQLException {
        List<SampleIssue> chunk = new ArrayList<>();
        for (int number = from; number < to; number++) {
            chunk.add(source.issue(number));
        }
        insertIssues(chunk);
        insertHistory(chunk);
        insertLabels(chunk);
        insertComments(chunk);
        insertFields(chunk);
    }

    private void insertIssues(List<SampleIssue> chunk) throws SQLException {
        Table rows = new Table(
                connection,
                "issues",
                "id, title, description, status, assignee_id, created_by, created_at, updated_at, resolved_at,"
                        + " version, search_text, fields");
        for (SampleIssue issue : chunk) {
            rows.add(
                    issue.id(),
                    issue.title(),
                    issue.description(),
                    issue.status(),
                    issue.assignee(),
                    issue.creator(),
                    issue.createdAt(),
                    issue.updatedAt(),
                    issue.resolved() ? issue.updatedAt() : null,
                    (long) SampleIssue.VERSIONS,
                    (issue.title() + FIELD + issue.description()).toLowerCase(Locale.ROOT),
                    packedFields(issue));
        }
        rows.send();
    }

    private static String packedFields(SampleIssue issue) {
        List<String> packed = new ArrayList<>();
        if (issue.priority() != null) {
            packed.add(PRIORITY + FIELD + (issue.priority() + 1));
        }
        if (issue.dueDay() != null) {
            packed.add(DUE_DATE + FIELD + LocalDate.ofEpochDay(issue.dueDay()));
        }
        return String.join(RECORD, packed);
    }

    private void insertHistory(List<SampleIssue> chunk) throws SQLException {
        Table rows = new Table(
                connection,
                "issue_history",
                "issue_id, version, at, by_id, title_from, title_to, description_to, status_from, status_to,"
                        + " assignee_from, assignee_to, labels_to");
        for (SampleIssue issue : chunk) {
            insertHistory(rows, issue);
        }
        rows.send();
    }

    private static void insertHistory(Table rows, SampleIssue issue) throws SQLException {
        String labels = packedLabels(issue);
        Long first = 1L + issue.id() % SampleIssue.ACCOUNTS;
        history(rows, issue, 1, null, issue.firstTitle(), issue.description(), null, "open", null, null, labels);
        history(rows, issue, 2, null, null, null, null, null, null, first, null);
        history(rows, issue, 3, null, null, null, "open", "in_progress", null, null, null);
        history(rows, issue, 4, issue.firstTitle(), issue.title(), null, null, null, first, issue.assignee(), null);
        boolean stays = issue.begun();
        history(
                rows,
                issue,
                5,
                null,
                null,
                stays ? issue.description() : null,
                stays ? null : "in_progress",
                stays ? null : issue.status(),
                null,
                null,
                null);
    }

    private static void history(Table rows, SampleIssue issue, int version, @Nullable Object... changes)
            throws SQLException {
        @Nullable Object[] row = new Object[4 + changes.length];
        row[0] = issue.id();
        row[1] = (long) version;
        row[2] = issue.versionTimes().get(version - 1);
        row[3] = issue.creator();
        System.arraycopy(changes, 0, row, 4, changes.length);
        rows.add(row);
    }

    private static @Nullable String packedLabels(SampleIssue issue) {
        return issue.labels().isEmpty()
                ? null
                : issue.labels().stream()
                        .map(id -> id + FIELD + COLOR + FIELD + labelName(id))
                        .collect(Collectors.joining(RECORD));
    }

    private void insertLabels(List<SampleIssue> chunk) throws SQLException {
        Table rows = new Table(connection, "issue_labels", "issue_id, label_id");
        for (SampleIssue issue : chunk) {
            for (Long label : issue.labels()) {
                rows.add(issue.id(), label);
            }
        }
        rows.send();
    }

    private void insertComments(List<SampleIssue> chunk) throws SQLException {
        Table rows = new Table(
                connection, "comments", "issue_id, body, author_id, created_at, updated_at, version, search_text");
        for (SampleIssue issue : chunk) {
            for (String comment : issue.comments()) {
                rows.add(
                        issue.id(),
                        comment,
                        issue.creator(),
                        issue.createdAt(),
                        issue.createdAt(),
                        1L,
                        comment.toLowerCase(Locale.ROOT));
            }
        }
        rows.send();
    }

    private void insertFields(List<SampleIssue> chunk) throws SQLException {
        Table rows = new Table(connection, "issue_fields", "field_id, value_key, issue_id, option_id");
        for (SampleIssue issue : chunk) {
            if (issue.priority() != null) {
                long option = issue.priority() + 1L;
                rows.add(PRIORITY, Long.toString(option), issue.id(), option);
            }
            if (issue.dueDay() != null) {
                rows.add(DUE_DATE, LocalDate.ofEpochDay(issue.dueDay()).toString(), issue.id(), null);
            }
        }
        rows.send();
    }
}

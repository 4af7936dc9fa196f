package dev.issuetracker.adapter.persistence.postgresql;

import dev.issuetracker.adapter.persistence.sql.BatchInsert;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.OneRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyIn;

/** What PostgreSQL does in its own way. */
public final class PostgresqlDialect implements Dialect {
    /** Fewer rows are faster in a batch, which takes one round trip where a copy takes two. */
    private static final int COPIED_FROM = 100;

    private static final int CHUNK = 1 << 16;

    /** How long a server that others keep busy may need until it has cancelled a statement. */
    private static final Duration CANCELLING = Duration.ofSeconds(10);

    /** The state of a statement that was cancelled. */
    private static final String STOPPED = "57014";

    /** As the driver's number of executions after which it prepares a statement on the server. */
    private static final int NEVER = 0;

    /** When the year 1 begins, in microseconds. */
    private static final long YEAR_ONE = -62_135_596_800_000_000L;

    private static final String WEBHOOKS = "EXISTS (SELECT 1 FROM webhooks) AS webhooks";

    @Override
    public String migrations() {
        return "classpath:db/migration/postgresql";
    }

    @Override
    public List<Long> issueIds(Handle handle, int count) {
        return handle.createQuery("SELECT nextval('issues_id_seq') FROM generate_series(1, :count)")
                .bind("count", count)
                .mapTo(Long.class)
                .list();
    }

    @Override
    public String nextImportId() {
        return "nextval('imports_id_seq')";
    }

    @Override
    public String highestId(String table) {
        return "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM " + table + "_id_seq";
    }

    @Override
    public String written(String table) {
        return table;
    }

    @Override
    public boolean staging(Handle handle) {
        return false;
    }

    @Override
    public boolean oneWriter() {
        return false;
    }

    @Override
    public boolean published(Handle handle, List<Long> ids) {
        return true;
    }

    @Override
    public String staged(String column) {
        return "1 = 0";
    }

    @Override
    public void insert(Handle handle, NewRows rows) {
        if (copied(rows)) {
            forgetPlans(handle);
            copy(handle, rows);
        } else {
            BatchInsert.of(handle, rows);
        }
    }

    @Override
    public void insert(Handle handle, List<NewRows> tables) {
        List<NewRows> filled = filled(tables);
        filled.forEach(rows -> insert(handle, rows));
        if (filled.stream().anyMatch(PostgresqlDialect::copied)) {
            checkReferences(handle);
        }
    }

    private static List<NewRows> filled(List<NewRows> tables) {
        return tables.stream().filter(rows -> !rows.isEmpty()).toList();
    }

    /** Else the commit of a large import checks all its rows, and may outlast what the driver waits for an answer. */
    private static void checkReferences(Handle handle) {
        handle.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED");
    }

    private static boolean copied(NewRows rows) {
        return rows.values().size() >= COPIED_FROM;
    }

    @Override
    public long insertIssue(Handle handle, Function<Object, List<NewRows>> rows, Consumer<Boolean> webhooks) {
        List<NewRows> tables = filled(rows.apply(new NewRows.Computed("(SELECT id FROM new_issue)")));
        return tables.stream().anyMatch(PostgresqlDialect::copied)
                ? insertInTurn(handle, rows, webhooks)
                : insertAtOnce(handle, tables, webhooks);
    }

    /** An issue with many values. One statement with them takes longer to plan than to run: 10,000 values 3 s. */
    private long insertInTurn(Handle handle, Function<Object, List<NewRows>> rows, Consumer<Boolean> webhooks) {
        long id = handle.createQuery("SELECT nextval('issues_id_seq')")
                .mapTo(Long.class)
                .one();
        insert(handle, rows.apply(id));
        webhooks.accept(
                handle.createQuery("SELECT " + WEBHOOKS).mapTo(Boolean.class).one());
        return id;
    }

    /** References between the rows hold, for they are checked when the statement ends. */
    private static long insertAtOnce(Handle handle, List<NewRows> tables, Consumer<Boolean> webhooks) {
        String inserted = IntStream.range(0, tables.size())
                .mapToObj(i -> ", table" + i + " AS (" + tables.get(i).insertion() + ")")
                .collect(Collectors.joining());
        String sql = "WITH new_issue AS (SELECT nextval('issues_id_seq') AS id)" + inserted + " SELECT id, " + WEBHOOKS
                + " FROM new_issue";
        OneRow<Long> statement = new OneRow<>(sql, row -> {
            webhooks.accept(row.getBoolean("webhooks"));
            return row.getLong("id");
        });
        return statement
                .find(handle, values -> {
                    int place = 1;
                    for (NewRows table : tables) {
                        place = table.bind(values, place);
                    }
                })
                .orElseThrow();
    }

    @Override
    public int updateAndInsert(
            Handle handle, String update, Map<String, Object> values, NewRows rows, Consumer<Boolean> webhooks) {
        List<NewRows.Column> columns = rows.columns();
        String places = IntStream.range(0, columns.size())
                .mapToObj(i -> "CAST(:inserted" + i + " AS " + (columns.get(i).isText() ? "TEXT)" : "BIGINT)"))
                .collect(Collectors.joining(", "));
        Query statement = handle.createQuery("""
                WITH updated AS (<update> RETURNING 1)
                INSERT INTO <table> (<columns>) SELECT <places> FROM updated RETURNING <webhooks>
                """)
                .define("webhooks", WEBHOOKS)
                .define("update", update)
                .define("table", rows.table())
                .define("columns", rows.columnNames())
                .define("places", places)
                .bindMap(values);
        @Nullable Object[] row = rows.values().get(0);
        for (int i = 0; i < row.length; i++) {
            statement.bindByType("inserted" + i, row[i], columns.get(i).type());
        }
        List<Boolean> found = statement.mapTo(Boolean.class).list();
        found.forEach(webhooks);
        return found.size();
    }

    /**
     * A connection keeps its plans for looking up what rows refer to. One that was made while a table had a page reads
     * the table from end to end for each row, until the statistics of the table are gathered anew.
     */
    private static void forgetPlans(Handle handle) {
        handle.execute("DISCARD PLANS");
    }

    private static void copy(Handle handle, NewRows rows) {
        CopyText text = new CopyText();
        try {
            CopyIn copy = handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + rows.table() + " (" + rows.columnNames() + ") FROM STDIN");
            try {
                for (@Nullable Object[] row : rows.values()) {
                    for (Object value : row) {
                        append(text, value);
                    }
                    text.endRow();
                    if (text.length() >= CHUNK) {
                        copy.writeToCopy(text.bytes(), 0, text.length());
                        text.clear();
                    }
                }
                copy.writeToCopy(text.bytes(), 0, text.length());
                copy.endCopy();
            } finally {
                // After a failure; else the connection would wait for the rest.
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException failure) {
            throw new UnableToExecuteStatementException(
                    "copying into " + rows.table(), failure, (StatementContext) null);
        }
    }

    private static void append(CopyText text, @Nullable Object value) {
        if (value == null) {
            text.nothing();
        } else if (value instanceof Number number) {
            text.number(number.longValue());
        } else {
            text.text((String) value);
        }
    }

    @Override
    public int updatedTogether() {
        return 1;
    }

    @Override
    public void lock(Handle handle, String subject) {
        // Not a lock of a table: work that holds a row and then updates it would wait for that lock, whose holder waits
        // for the row.
        handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))")
                .bind("subject", subject)
                .mapTo(String.class)
                .list();
    }

    @Override
    public <T> T within(Duration budget, Handle handle, Supplier<T> work) {
        awaitAnswers(handle.getConnection(), budget.plus(CANCELLING));
        long end = System.nanoTime() + budget.toNanos();
        handle.addCustomizer(new StatementCustomizer() {
            @Override
            public void beforeExecution(PreparedStatement statement, StatementContext context) throws SQLException {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (left.isNegative() || left.isZero()) {
                    throw new SQLTimeoutException("the time of this work is over", STOPPED);
                }
                // The driver asks the server to cancel the statement. It counts in seconds, and 0 is no limit.
                statement.setQueryTimeout((int) left.plusMillis(999).toSeconds());
            }
        });
        return work.get();
    }

    /**
     * Lets the driver wait longer for an answer than a statement may take. Else it may give the connection up before
     * the server cancelled the statement, as if the server were away. A pool gives the connection its own limit again.
     */
    private static void awaitAnswers(Connection connection, Duration atMost) {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(atMost.toMillis()));
        } catch (SQLException closed) {
            throw new ConnectionException(closed);
        }
    }

    @Override
    public void lockRow(Handle handle, String table, String key, long value) {
        handle.createQuery("SELECT 1 FROM <table> WHERE <key> = :value FOR UPDATE")
                .define("table", table)
                .define("key", key)
                .bind("value", value)
                .mapTo(Integer.class)
                .findOne();
    }

    @Override
    public String forNoKeyUpdate() {
        return "FOR NO KEY UPDATE";
    }

    @Override
    public void seeOneMoment(Handle handle) {
        handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    }

    @Override
    public boolean claim(Handle handle, String name) {
        // A trigger asks for this setting: V23__latency_chunks.sql says why, and V31__text_pairs.sql why it has a
        // number.
        return handle.createQuery("""
                        SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))
                           AND set_config('issue_tracker.claimed', :name || ' 31', true) IS NOT NULL
                        """).bind("name", name).mapTo(Boolean.class).one();
    }

    @Override
    public Keyword keyword(String folded, String parameter) {
        return TextPairs.needed(folded)
                ? TextPairs.keyword(folded, parameter)
                : trigrams(
                        "i.search_text" + LookupKey.like(parameter),
                        "SELECT m.id FROM issues m WHERE m.deleted_at IS NULL AND m.search_text"
                                + LookupKey.like(parameter),
                        folded,
                        parameter);
    }

    @Override
    public Keyword keywordInComment(String folded, String parameter, boolean untilFull) {
        String has = "m.search_text" + LookupKey.like(parameter);
        // An offset keeps the database from reading all comments that have the keyword before it asks the first issue.
        return trigrams(
                "EXISTS (SELECT 1 FROM comments m WHERE m.issue_id = i.id AND " + has
                        + (untilFull ? " OFFSET 0)" : ")"),
                TextPairs.needed(folded) ? null : "SELECT m.issue_id FROM comments m WHERE " + has,
                folded,
                parameter);
    }

    private static Keyword trigrams(String each, @Nullable String ids, String folded, String parameter) {
        return new Keyword(each, ids, Map.of(parameter, LookupKey.pattern(folded)));
    }

    @Override
    public void textsWritten(Handle handle, String issues) {
        TextPairs.add(handle, issues);
    }

    @Override
    public void grown(Handle handle) {
        // Autovacuum sees it.
    }

    @Override
    public void planByValues(Query query) {
        // A statement that the driver prepared on the server gets a plan for any values after five executions.
        query.addCustomizer(new StatementCustomizer() {
            @Override
            public void beforeBinding(PreparedStatement statement, StatementContext context) throws SQLException {
                statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER);
            }
        });
    }

    @Override
    public boolean choosesByStatistics() {
        return true;
    }

    @Override
    public String among(String column, String ids) {
        // As an array they are selected before the rest is planned to be read; IN might as well be asked row by row.
        return column + " = ANY(ARRAY(" + ids + "))";
    }

    @Override
    public String unindexed(String column) {
        return column;
    }

    @Override
    public String month(String column) {
        // It would call the year 0, which is 1 BC, 0001.
        String form = "CASE WHEN " + column + " < " + YEAR_ONE + " THEN '\"0000\"-MM' ELSE 'YYYY-MM' END";
        return "to_char(to_timestamp(" + Dialect.seconds(column) + ") AT TIME ZONE 'UTC', " + form + ")";
    }

    @Override
    public String percentile(double fraction, String column) {
        return "percentile_cont(" + fraction + ") WITHIN GROUP (ORDER BY " + column + ")";
    }
}

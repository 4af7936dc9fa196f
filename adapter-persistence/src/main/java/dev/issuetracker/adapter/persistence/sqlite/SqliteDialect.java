package dev.issuetracker.adapter.persistence.sqlite;

import dev.issuetracker.adapter.persistence.sql.BatchInsert;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What SQLite does in its own way. */
public final class SqliteDialect implements Dialect {
    private static final int TRIGRAM = 3;

    /** Behind every trigram that begins with the same letters. */
    private static final String LAST_LETTER = Character.toString(Character.MAX_CODE_POINT);

    /** FTS5 writes the trigrams of each statement to the disk's pages, and merges what it wrote: fewer are cheaper. */
    private static final int INSERTED_TOGETHER = 250;

    /** An update writes the trigrams of two texts. */
    private static final int UPDATED_TOGETHER = 100;

    /** So many leave next to nothing else; FTS5 takes not many more. */
    private static final int MOST_TRIGRAMS = 50;

    @Override
    public String migrations() {
        return "classpath:db/migration/sqlite";
    }

    @Override
    public List<Long> issueIds(Handle handle, int count) {
        // No other work writes meanwhile: this transaction has held the database's one write lock since it began.
        long last = handle.createQuery("""
                        SELECT max(coalesce((SELECT max(id) FROM main.issues), 0),
                                   coalesce((SELECT last_id FROM staged_issues), 0))
                        """).mapTo(Long.class).one();
        return LongStream.rangeClosed(last + 1, last + count).boxed().toList();
    }

    @Override
    public String nextImportId() {
        // No other work writes meanwhile.
        return "1 + (" + highestId("imports") + ")";
    }

    @Override
    public String highestId(String table) {
        return new SqlText("""
                SELECT coalesce(max(id), 0)
                FROM (SELECT max(id) AS id FROM <table>
                      UNION ALL SELECT seq FROM sqlite_sequence WHERE name = '<table>') AS given
                """).with("table", table).text();
    }

    @Override
    public String written(String table) {
        return PublishedIssues.written(table);
    }

    @Override
    public String staged(String column) {
        // Where there are none, no row is read for it.
        return "EXISTS (SELECT 1 FROM staged_issues) AND " + column + " " + PublishedIssues.STAGED;
    }

    @Override
    public boolean staging(Handle handle) {
        return handle.createQuery("SELECT EXISTS (SELECT 1 FROM staged_issues)")
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public boolean oneWriter() {
        return true;
    }

    @Override
    public boolean published(Handle handle, List<Long> ids) {
        return ids.isEmpty()
                || handle.createQuery("""
                                SELECT count(*) FROM main.issues i JOIN staged_issues s
                                ON i.id BETWEEN s.first_id AND s.last_id
                                WHERE i.id IN (<ids>)
                                """)
                                .bindList("ids", ids)
                                .mapTo(Long.class)
                                .one()
                        == 0;
    }

    @Override
    public void insert(Handle handle, NewRows rows) {
        BatchInsert.of(handle, rows, INSERTED_TOGETHER);
    }

    @Override
    public void insert(Handle handle, List<NewRows> tables) {
        tables.forEach(rows -> insert(handle, rows));
    }

    @Override
    public long insertIssue(Handle handle, Function<Object, List<NewRows>> rows, Consumer<Boolean> webhooks) {
        long id = issueIds(handle, 1).get(0);
        insert(handle, rows.apply(id));
        return id;
    }

    @Override
    public int updateAndInsert(
            Handle handle, String update, Map<String, Object> values, NewRows rows, Consumer<Boolean> webhooks) {
        int updated = handle.createUpdate(update).bindMap(values).execute();
        if (updated == 1) {
            insert(handle, rows);
        }
        return updated;
    }

    @Override
    public int updatedTogether() {
        return UPDATED_TOGETHER;
    }

    @Override
    public void lock(Handle handle, String subject) {
        // The write lock is held already.
    }

    @Override
    public <T> T within(Duration budget, Handle handle, Supplier<T> work) {
        return StepLimit.within(budget, handle.getConnection(), work);
    }

    @Override
    public void lockRow(Handle handle, String table, String key, long value) {
        // The write lock is held already.
    }

    @Override
    public String forNoKeyUpdate() {
        return "";
    }

    @Override
    public void seeOneMoment(Handle handle) {
        // Nobody else writes meanwhile.
    }

    @Override
    public boolean claim(Handle handle, String name) {
        return true;
    }

    @Override
    public Keyword keyword(String folded, String parameter) {
        String each = "instr(i.search_text, :" + parameter + ") > 0";
        if (letters(folded) < TRIGRAM) {
            return shorter(
                    each, "SELECT doc FROM issue_search_trigrams", "SELECT m.id FROM issues m", folded, parameter);
        }
        String phrase = parameter + "Phrase";
        return new Keyword(
                each,
                "SELECT rowid AS issue_id FROM issue_search WHERE issue_search MATCH :" + phrase,
                false,
                null,
                true,
                Map.of(parameter, folded, phrase, SqlText.quoted(folded)));
    }

    @Override
    public Keyword keywordInComment(String folded, String parameter, boolean untilFull) {
        String has = "instr(m.search_text, :" + parameter + ") > 0";
        String each = "EXISTS (SELECT 1 FROM comments m WHERE m.issue_id = i.id AND " + has + ")";
        if (letters(folded) < TRIGRAM) {
            return shorter(
                    each,
                    "SELECT m.issue_id FROM comment_search_trigrams JOIN comments m ON m.id = doc",
                    "SELECT m.issue_id FROM comments m",
                    folded,
                    parameter);
        }
        String trigrams = parameter + "Trigrams";
        return new Keyword(
                each,
                "SELECT m.issue_id FROM comment_search s JOIN comments m ON m.id = s.rowid WHERE comment_search MATCH :"
                        + trigrams + " AND " + has,
                Map.of(parameter, folded, trigrams, trigrams(folded)));
    }

    private static int letters(String folded) {
        return folded.codePointCount(0, folded.length());
    }

    /** A search for one or two letters: a text that has them has a trigram that begins with them, or ends with them. */
    private static Keyword shorter(String each, String ofTrigrams, String ofTexts, String folded, String parameter) {
        String last = parameter + "Last";
        String begun = " BETWEEN :" + parameter + " AND :" + last;
        return new Keyword(
                each,
                ofTrigrams + " WHERE term" + begun
                        + " UNION ALL " + ofTexts + " WHERE substr(m.search_text, -2)" + begun
                        + " UNION ALL " + ofTexts + " WHERE substr(m.search_text, -1) = :" + parameter,
                true,
                null,
                false,
                Map.of(parameter, folded, last, folded + LAST_LETTER));
    }

    /** Trigrams of a text, each of which must be there: the index of comments does not know their places. */
    private static String trigrams(String folded) {
        int[] points = folded.codePoints().toArray();
        return IntStream.rangeClosed(0, points.length - TRIGRAM)
                .mapToObj(start -> SqlText.quoted(new String(points, start, TRIGRAM)))
                .distinct()
                .limit(MOST_TRIGRAMS)
                .collect(Collectors.joining(" AND "));
    }

    @Override
    public void textsWritten(Handle handle, String issues) {
        // Triggers keep the index of texts.
    }

    @Override
    public void grown(Handle handle) {
        Statistics.gather(handle);
    }

    @Override
    public void planByValues(Query query) {
        // SQLite never looks at values to make a plan.
    }

    @Override
    public boolean choosesByStatistics() {
        return false;
    }

    @Override
    public String among(String column, String ids) {
        return column + " IN (" + ids + ")";
    }

    @Override
    public String unindexed(String column) {
        return "+" + column;
    }

    @Override
    public String month(String column) {
        return "strftime('%Y-%m', " + Dialect.seconds(column) + ", 'unixepoch')";
    }

    @Override
    public String percentile(double fraction, String column) {
        return "percentile_cont(" + column + ", " + fraction + ")";
    }
}

package dev.issuetracker.adapter.persistence.sql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Where the databases really differ. Every other statement is written once, for all of them. */
public interface Dialect {
    /** Where Flyway finds the schema. */
    String migrations();

    /** Ids for that many new issues, in ascending order. */
    List<Long> issueIds(Handle handle, int count);

    /** An expression for the id of the next import. It counts those that only run yet. */
    String nextImportId();

    /** What statements call a table that write it. What they read as {@code issues} may be less than the table has. */
    String written(String table);

    /** Whether everybody sees the issues with these ids; they are ids of issues in the table. */
    boolean published(Handle handle, List<Long> ids);

    /** The condition that a column has the id of an issue of an import that is under way, which nobody sees. */
    String staged(String column);

    /** Whether one transaction that writes keeps all others from writing. */
    boolean oneWriter();

    /** Whether an import is under way that keeps nobody else from writing. */
    boolean staging(Handle handle);

    /** Adds rows, with as few round trips as possible. Does nothing when there are none. */
    void insert(Handle handle, NewRows rows);

    /** A query for the highest id that a table ever gave, also when its row is gone; at least 0. */
    String highestId(String table);

    /** Adds rows of several tables, each of which may refer to rows of those before it. */
    void insert(Handle handle, List<NewRows> tables);

    /**
     * Adds the rows of one new issue, in one round trip where the database can.
     *
     * @param rows of several tables, by the value that has the place of the issue's id in them; each may refer to rows
     *     of those before it
     * @param webhooks takes whether there are webhooks, where the statement says that besides
     * @return the id that the issue was given
     */
    long insertIssue(Handle handle, Function<Object, List<NewRows>> rows, Consumer<Boolean> webhooks);

    /**
     * Runs an update that finds one row or none and, if it found it, adds a row: both in one round trip where the
     * database can.
     *
     * @param update with named parameters
     * @param rows exactly one
     * @param webhooks takes whether there are webhooks, where the statement says that besides
     * @return how many rows the update found
     */
    int updateAndInsert(
            Handle handle, String update, Map<String, Object> values, NewRows rows, Consumer<Boolean> webhooks);

    /**
     * How many issues one statement updates: one where a batch of statements costs no more. Otherwise the database must
     * know {@code UPDATE … FROM … RETURNING}.
     */
    int updatedTogether();

    /** Makes others who lock the same wait until the transaction ends. Those who read, or lock rows, go on. */
    void lock(Handle handle, String subject);

    /** Runs work, and stops its statements on the handle when the time is over. */
    <T> T within(Duration budget, Handle handle, Supplier<T> work);

    /** Locks the row with the key until the transaction ends, also against new references to it. */
    void lockRow(Handle handle, String table, String key, long value);

    /**
     * Ends a query so that it locks the rows that it finds. New references are allowed: an import that assigns an
     * account must not keep it from signing in.
     */
    String forNoKeyUpdate();

    /** Makes all statements of a transaction see the database at one moment. Called before the first of them. */
    void seeOneMoment(Handle handle);

    /** Makes the transaction the only one with the name until it ends; false when another has it. */
    boolean claim(Handle handle, String name);

    /**
     * The condition that the folded text of the issue {@code i} holds the folded keyword.
     *
     * @param parameter the name that the condition's value is bound to
     */
    Keyword keyword(String folded, String parameter);

    /**
     * The same of a comment on the issue.
     *
     * @param untilFull whether issues are asked one after the other until a page is full, and not all of them
     */
    Keyword keywordInComment(String folded, String parameter, boolean untilFull);

    /**
     * Takes note of the texts of issues that were written, for a database that does not index all of them when they
     * are. Called when the changes of issues are added up.
     *
     * @param issues a condition on the issue {@code i}
     */
    void textsWritten(Handle handle, String issues);

    /** Takes note that many rows were added, for a database that does not see that by itself. */
    void grown(Handle handle);

    /**
     * Makes the database plan a statement anew for the values that are bound to it, each time it runs. Few issues have
     * one value and many another, and no plan is good for both.
     */
    void planByValues(Query query);

    /** Whether the database knows how many rows have a value, and chooses by that how it finds them. */
    boolean choosesByStatistics();

    /** The condition that a column is among selected ids, so that the database begins with these. */
    String among(String column, String ids);

    /** The column in a condition, so that the database does not begin with an index because of that. */
    String unindexed(String column);

    /** The UTC month, such as {@code 2026-11}, of a column of microseconds, in the year 0 or later. */
    String month(String column);

    /** The whole seconds of a column of microseconds. Division alone would round those before 1970 up. */
    static String seconds(String column) {
        return "((" + column + " + 100000000000000000) / 1000000 - 100000000000)";
    }

    /**
     * An aggregate of a column: how far up its values a fraction of them reaches. Interpolates linearly between the two
     * nearest values.
     *
     * @param fraction from 0, which is the least value, to 1, which is the greatest
     */
    String percentile(double fraction, String column);

    /**
     * A search for a keyword.
     *
     * @param each a condition on the issue {@code i}
     * @param ids selects the ids of all issues that meet it, by an index; null when the database chooses by itself how
     *     it finds them, or no index can
     * @param costly whether the ids of many issues take longer than to ask each
     * @param few an expression, whether the ids take less time than to ask each; null where counts of ids say so
     * @param counted whether the ids are {@code issue_id} of rows, one for each issue, also of a deleted one
     * @param values of the parameters of all these
     */
    record Keyword(
            String each,
            @Nullable String ids,
            boolean costly,
            @Nullable String few,
            boolean counted,
            Map<String, String> values) {
        /** One whose ids, if an index has them, are found sooner than each issue is asked. */
        public Keyword(String each, @Nullable String ids, Map<String, String> values) {
            this(each, ids, false, null, false, values);
        }
    }
}

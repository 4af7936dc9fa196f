package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.adapter.persistence.count.IssueCounts;
import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.SqlText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rows by which issues are counted without a look at them, but for those that nobody sees, which are taken off: deleted
 * ones, which an index has, and those of an import.
 *
 * @param rows selects {@code issue_id} of rows, one for each issue that meets a condition, also if nobody sees it
 * @param deleted the condition on the issue {@code i}, if it is deleted, to have a row
 * @param kept the condition on counts that are kept, so that their sum is the number of issues; null where none are
 */
record CountedRows(String rows, String deleted, @Nullable String kept) {
    private static final SqlText COUNT = new SqlText("""
            (SELECT (SELECT count(*) FROM (<rows>) AS r)
                  - (SELECT count(*) FROM (<rows>) AS r WHERE <staged>)
                  - (SELECT count(*) FROM issues i WHERE i.deleted_at IS NOT NULL AND <deleted>))""");

    /** With more changes that wait to be added up, rows are counted sooner. */
    private static final int FEW_CHANGES = 5_000;

    private static final SqlText BEHIND =
            new SqlText("EXISTS (SELECT 1 FROM issue_count_changes LIMIT 1 OFFSET <few>)").with("few", FEW_CHANGES);

    private static final SqlText SUM =
            new SqlText("""
            (SELECT CASE WHEN <behind> THEN <count>
                    ELSE (SELECT CAST(coalesce(sum(c.n), 0) AS BIGINT) FROM <counts> c WHERE <kept>) END)
            """).with("behind", BEHIND.text()).with("counts", IssueCounts.ALL);

    /** All issues. */
    static CountedRows ofAll(Dialect dialect) {
        return new CountedRows(
                "SELECT a.id AS issue_id FROM " + dialect.written("issues") + " a",
                "1 = 1",
                "c.measure = 'created_on_day'");
    }

    /** Rows that deleted issues do not have. */
    static CountedRows withoutDeleted(String rows) {
        return new CountedRows(rows, "1 = 0", null);
    }

    /** The issues that one of several has rows of. */
    static CountedRows ofAny(List<CountedRows> several) {
        return new CountedRows(
                joined(several, CountedRows::rows, " UNION "),
                "(" + joined(several, CountedRows::deleted, " OR ") + ")",
                null);
    }

    private static String joined(List<CountedRows> several, Function<CountedRows, String> part, String operator) {
        return several.stream().map(part).collect(Collectors.joining(operator));
    }

    /** The same where counts of the issues are kept. */
    CountedRows kept(String counts) {
        return new CountedRows(rows, deleted, counts);
    }

    /** Whether so many changes wait to be added up that rows are counted sooner than kept counts are read. */
    static boolean behind(Handle handle) {
        return handle.createQuery("SELECT " + BEHIND.text())
                .mapTo(Boolean.class)
                .one();
    }

    /** An expression for the number of issues that everybody sees. */
    String count(Dialect dialect) {
        String count = COUNT.with("rows", rows)
                .with("deleted", deleted)
                .with("staged", dialect.staged("r.issue_id"))
                .text();
        return kept == null
                ? count
                : SUM.with("count", count).with("kept", kept).text();
    }
}

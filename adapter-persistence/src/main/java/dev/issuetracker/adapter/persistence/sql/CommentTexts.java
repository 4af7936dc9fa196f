package dev.issuetracker.adapter.persistence.sql;

import dev.issuetracker.domain.text.CaseFolding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Folds the comments that were stored before their texts were folded, or by a server that does not do it. */
public final class CommentTexts {
    private static final String UNFOLDED = "SELECT id, body FROM comments WHERE search_text IS NULL LIMIT 200";
    /** What somebody edited meanwhile is folded already. */
    private static final String FOLD = "UPDATE comments SET search_text = ? WHERE id = ? AND search_text IS NULL";

    private CommentTexts() {}

    /** Folds all of them, a few in each transaction, so that others need not wait. */
    public static void fold(Connection connection) throws SQLException {
        boolean before = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            while (foldSome(connection) > 0) {
                connection.commit();
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(before);
        }
    }

    /**
     * Folds a few of them, in the transaction that runs.
     *
     * @return how many; none are left when it is 0
     */
    public static int foldSome(Connection connection) throws SQLException {
        int some = 0;
        try (Statement find = connection.createStatement();
                ResultSet rows = find.executeQuery(UNFOLDED);
                PreparedStatement fold = connection.prepareStatement(FOLD)) {
            while (rows.next()) {
                fold.setString(1, CaseFolding.fold(rows.getString("body")));
                fold.setLong(2, rows.getLong("id"));
                fold.addBatch();
                some++;
            }
            if (some > 0) {
                fold.executeBatch();
            }
        }
        return some;
    }
}

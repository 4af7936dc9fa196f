package dev.issuetracker.adapter.persistence.copy;

import dev.issuetracker.adapter.persistence.copy.Copies.CopyException;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that has the tables of a tracker and nothing in them. */
public final class EmptyTracker {
    private EmptyTracker() {}

    /**
     * Requires that a database is one.
     *
     * @param name of the database, for people
     * @throws CopyException when it holds data
     */
    public static void require(Connection connection, String name) throws SQLException {
        for (CopyTable table : CopyTable.ALL) {
            if (Sql.number(connection, "SELECT count(*) FROM (SELECT 1 FROM " + table.name() + " LIMIT 1) AS first")
                    > 0) {
                throw new CopyException(
                        name + " has data already, in its table " + table.name()
                                + ": nothing was copied. Name an empty database.",
                        null);
            }
        }
    }
}

package dev.issuetracker.adapter.persistence.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.persistence.PostgresqlServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

class CopyTextTest {
    /**
     * Every character that PostgreSQL can hold and that could mean something to the format, and some of several bytes.
     */
    private static String odd() {
        StringBuilder text = new StringBuilder();
        for (char c = 1; c < 256; c++) {
            text.append(c).append(c == '\\' ? "N" : "");
        }
        return text.append("\\. \\N \\\\ 𝔘 ﷽ \uFFFF \u2028 é e\u0301").toString();
    }

    @Test
    void whatIsCopiedInIsReadAndCopiedOutTheSame() throws SQLException {
        CopyText rows = new CopyText();
        rows.number(Long.MIN_VALUE).text(odd()).endRow();
        rows.number(0).text("").endRow();
        rows.number(1).nothing().endRow();
        rows.number(2).text("\\N").endRow();
        rows.number(Long.MAX_VALUE).text("\\.").endRow();

        try (Connection connection = PostgresqlServer.connect(PostgresqlServer.freshDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE texts (id BIGINT, text TEXT)");
            PGConnection postgresql = connection.unwrap(PGConnection.class);
            CopyIn in = postgresql.getCopyAPI().copyIn("COPY texts FROM STDIN");
            in.writeToCopy(rows.bytes(), 0, rows.length());
            assertEquals(5, in.endCopy());

            StringBuilder out = new StringBuilder();
            CopyOut copy = postgresql.getCopyAPI().copyOut("COPY (SELECT * FROM texts ORDER BY id) TO STDOUT");
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                out.append(new String(row, StandardCharsets.UTF_8));
            }
            assertEquals(new String(rows.bytes(), 0, rows.length(), StandardCharsets.UTF_8), out.toString());
            try (ResultSet row = statement.executeQuery("SELECT text FROM texts WHERE id < 0")) {
                row.next();
                assertEquals(odd(), row.getString(1));
            }
        }
    }
}

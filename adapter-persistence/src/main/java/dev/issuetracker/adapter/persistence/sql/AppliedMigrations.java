package dev.issuetracker.adapter.persistence.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * What Flyway wrote down about the migrations of a database. To see that nothing is left to do takes it several times
 * as long, most of which it needs to get going: too long for each start of a server.
 */
final class AppliedMigrations {
    private static final String CLASS_PATH = "classpath:";

    private static final String APPLIED = """
            SELECT version, script, checksum, type = 'SQL' AND success AS done
            FROM flyway_schema_history
            ORDER BY installed_rank
            """;

    private AppliedMigrations() {}

    /**
     * Whether the newest migration was applied, and each that was applied is one of this program and has not changed
     * since. False as well when the database does not say.
     */
    static boolean areComplete(DataSource source, Dialect dialect, String newest) {
        String folder = dialect.migrations().replaceFirst("^" + CLASS_PATH, "/") + "/";
        String version = null;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(APPLIED)) {
            while (row.next()) {
                if (!row.getBoolean("done") || !isUnchanged(folder + row.getString("script"), row.getInt("checksum"))) {
                    return false;
                }
                version = row.getString("version");
            }
        } catch (SQLException unknown) {
            return false;
        }
        return newest.equals(version);
    }

    /** By the checksum that Flyway makes: of all lines, without what ends them. */
    private static boolean isUnchanged(String script, int checksum) {
        try (InputStream stream = AppliedMigrations.class.getResourceAsStream(script)) {
            if (stream == null) {
                return false;
            }
            CRC32 sum = new CRC32();
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return (int) sum.getValue() == checksum;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + script, failure);
        }
    }
}

package dev.issuetracker.bootstrap.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
    private static final String PRIMARY = """
            DB_ENGINE=django.db.backends.postgresql
            DB_NAME=issue_tracker_db
            DB_USER=django
            DB_PASSWORD='s3cret'
            DB_HOST=db.example.org
            DB_SSLMODE=require
            """;

    @TempDir
    private Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("source"), content);
    }

    private List<String> violations(String content) throws IOException {
        Path file = file(content);
        return assertThrows(ConfigurationException.class, () -> DatabaseFile.read("--from", file)).violations().stream()
                .map(violation -> violation.replace(file.toString(), "FILE"))
                .toList();
    }

    @Test
    void sqliteFileIsKnownByItsFirstBytes() throws IOException {
        Path file = file("SQLite format 3\0 and more");
        assertEquals(DatabaseSettings.sqlite(file), DatabaseFile.read("--from", file));
    }

    @Test
    void variablesNameThePrimaryWhateverElseTheySay() throws IOException {
        Path file = file(PRIMARY + "SEC_DB_NAME=other\nSEC_DB_HOST=elsewhere.example.org\nSECRET_KEY=x\n");
        DatabaseSettings.Postgresql read = (DatabaseSettings.Postgresql) DatabaseFile.read("--from", file);
        assertEquals("db.example.org:5432/issue_tracker_db", read.primary().toString());
    }

    @Test
    void variablesThatLackSomethingAreRejectedByTheirNames() throws IOException {
        assertEquals(
                List.of("--from FILE: DB_HOST is not set, and PostgreSQL cannot be reached without it"),
                violations(PRIMARY.replace("DB_HOST=db.example.org", "")));
    }

    @Test
    void variablesThatMeanSqliteDoNotSayWhichFile() throws IOException {
        assertEquals(
                List.of("--from FILE: it means SQLite: name the SQLite file itself"),
                violations("DB_ENGINE=django.db.backends.sqlite3\n"));
    }

    @Test
    void fileOfAnotherKindIsRejected() throws IOException {
        assertEquals(
                List.of("--from FILE: it is no SQLite file, and sets no DB_ variable"), violations("SECRET_KEY=x\n"));
    }

    @Test
    void fileThatIsNoTextIsRejectedOnceAndNotForEachOfItsLines() throws IOException {
        Path file = Files.write(folder.resolve("source"), new byte[] {(byte) 0xff, '\n', (byte) 0xfe, '\n', 0});
        assertEquals(
                List.of("--from " + file + ": it is no SQLite file, and sets no DB_ variable"),
                assertThrows(ConfigurationException.class, () -> DatabaseFile.read("--from", file))
                        .violations());
    }

    @Test
    void fileThatDoesNotExistIsRejected() {
        assertThrows(ConfigurationException.class, () -> DatabaseFile.read("--from", folder.resolve("nowhere")));
    }
}

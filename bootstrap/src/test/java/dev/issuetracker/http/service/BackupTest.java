package dev.issuetracker.http.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackupTest extends HttpTest {
    BackupTest(Store store) {
        super(store);
    }

    private Path backups() {
        return tracker.directory().resolve("backups");
    }

    private List<Path> kept() throws IOException {
        if (!Files.exists(backups())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups())) {
            return files.toList();
        }
    }

    @Test
    void adminsBackUpTheEmbeddedDatabase() throws Exception {
        assumeTrue(store == Store.SQLITE);

        Answer backup = admin.post("/admin/backup/").expect(201);

        byte[] content = Files.readAllBytes(backups().resolve(backup.text("/file")));
        assertEquals(content.length, backup.number("/bytes"));
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)), backup.text("/sha256"));
    }

    @Test
    void postgresqlIsBackedUpByItsOwnTools() {
        assumeTrue(store == Store.POSTGRESQL);

        assertEquals(
                "backup_unsupported", admin.post("/admin/backup").expect(409).code());
    }

    @Test
    void othersThanAdminsMakeNoBackup() throws Exception {
        List<Path> before = kept();

        jane.post("/admin/backup").expect(403);
        guest.post("/admin/backup").expect(401);

        assertEquals(before, kept());
    }

    @Test
    void aRepeatedRequestMakesNoSecondBackup() throws Exception {
        assumeTrue(store == Store.SQLITE);
        String key = unique("backup");
        Answer first = admin.post("/admin/backup", "", "Idempotency-Key", key).expect(201);
        List<Path> before = kept();

        Answer second = admin.post("/admin/backup", "", "Idempotency-Key", key).expect(201);

        assertEquals(first.body(), second.body());
        assertEquals("true", second.header("Idempotency-Replayed"));
        assertEquals(before, kept());
    }

    @Test
    void aParameterIsRejected() {
        admin.post("/admin/backup?to=elsewhere").expect(400);
    }
}

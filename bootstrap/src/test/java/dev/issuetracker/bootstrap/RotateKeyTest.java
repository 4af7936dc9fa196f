package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.bootstrap.file.TokenKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RotateKeyTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int rotate(String more) throws IOException {
        Path variables = Files.writeString(folder.resolve("env"), "DATA_DIR='" + folder + "'\n" + more);
        CommandLine line = Main.commandLine().setErr(new PrintWriter(err));
        return line.execute("--env-file", variables.toString(), "rotate-key");
    }

    @Test
    void keyOfTheDataFolderIsRotatedAndNotShown() throws IOException {
        TokenKey.in(folder);
        assertEquals(0, rotate(""));
        assertEquals(2, TokenKey.in(folder).size());
        for (byte[] key : TokenKey.in(folder)) {
            assertFalse(err.toString().contains(Base64.getEncoder().encodeToString(key)));
        }
    }

    @Test
    void missingKeyIsNotMade() throws IOException {
        assertEquals(2, rotate(""));
        assertTrue(err.toString().contains("there is no file"), err.toString());
        assertFalse(Files.exists(folder.resolve(TokenKey.FILE)));
    }

    @Test
    void keyThatIsNotUsedIsNotRotated() throws IOException {
        TokenKey.in(folder);
        assertEquals(2, rotate("JWT_SECRET=0123456789abcdef0123456789abcdef\n"));
        assertEquals(1, TokenKey.in(folder).size());
    }
}

package dev.issuetracker.bootstrap.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeyTest {
    @TempDir
    Path folder;

    private byte[] onlyKey() {
        List<byte[]> keys = TokenKey.in(folder);
        assertEquals(1, keys.size());
        return keys.get(0);
    }

    @Test
    void keyIsMadeOnceAndKept() {
        assertArrayEquals(onlyKey(), onlyKey());
    }

    @Test
    void rotationPutsANewKeyFirstAndKeepsTheFormer() throws IOException {
        byte[] former = onlyKey();
        TokenKey.rotate(folder);
        List<byte[]> keys = TokenKey.in(folder);
        assertEquals(2, keys.size());
        assertFalse(Arrays.equals(former, keys.get(0)));
        assertArrayEquals(former, keys.get(1));
    }

    @Test
    void secondRotationDropsTheOldest() throws IOException {
        TokenKey.in(folder);
        TokenKey.rotate(folder);
        byte[] former = TokenKey.in(folder).get(0);
        TokenKey.rotate(folder);
        List<byte[]> keys = TokenKey.in(folder);
        assertEquals(2, keys.size());
        assertArrayEquals(former, keys.get(1));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void rotatedFileIsItsOwnersOnlyAndAlone() throws IOException {
        TokenKey.in(folder);
        TokenKey.rotate(folder);
        Path file = folder.resolve(TokenKey.FILE);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whereThereIsNoKeyNoneIsRotated() {
        assertThrows(ConfigurationException.class, () -> TokenKey.rotate(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "short",
                "c2hvcnQ=",
                "not base64!",
                "kein Schl\u00FCssel",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\nshort"
            })
    void fileThatHoldsSomethingElseIsRejectedAndLeftAlone(String content) throws IOException {
        Path file = Files.writeString(folder.resolve(TokenKey.FILE), content);
        assertThrows(ConfigurationException.class, () -> TokenKey.in(folder));
        assertThrows(ConfigurationException.class, () -> TokenKey.rotate(folder));
        assertEquals(content, Files.readString(file));
    }
}

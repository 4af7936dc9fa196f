package dev.issuetracker.bootstrap.file;

import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The key that signs tokens, when nobody configured one: made once, kept beside the database, readable by its owner
 * only. The file holds a key a line: the first signs, and the tokens of all are good.
 */
public final class TokenKey {
    public static final String FILE = "token.key";

    private static final int BYTES = 48;

    private TokenKey() {}

    /**
     * Reads the keys, making one first if there is none.
     *
     * @throws ConfigurationException when a line of the file is no key
     * @throws UncheckedIOException when the file can be neither read nor made
     */
    public static List<byte[]> in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return lines(file).stream().map(Base64.getDecoder()::decode).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the token key " + file, e);
        }
    }

    /**
     * Puts a new key first and keeps the one that was first, so that its tokens stay good. Servers that run learn of it
     * when they are started again.
     *
     * @throws ConfigurationException when there is no file, or a line of it is no key
     * @throws IOException when the file can be neither read nor replaced
     */
    public static void rotate(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(List.of("there is no file " + file
                    + ": the first start of the server makes it, unless JWT_SECRET" + " is set"));
        }
        String former = lines(file).get(0);
        Path fresh = write(folder, fresh() + former + "\n");
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** The keys as they are written; at least one. */
    private static List<String> lines(Path file) throws IOException {
        List<String> keys = new ArrayList<>();
        for (String line :
                Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList()) {
            if (!line.isBlank()) {
                keys.add(line.strip());
            }
        }
        if (keys.isEmpty() || !keys.stream().allMatch(TokenKey::isKey)) {
            throw new ConfigurationException(List.of(file + " has a line that is not a key, or none at all."
                    + " Remove the file, and the next start makes a new key; then everybody must sign in again"));
        }
        return keys;
    }

    private static boolean isKey(String line) {
        try {
            return Base64.getDecoder().decode(line).length >= Configuration.MIN_SECRET_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String fresh() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static void make(Path folder, Path file) throws IOException {
        Path fresh = write(folder, fresh());
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // Another server on the same folder was quicker; its key is as good.
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Written aside, so that a crash cannot leave half a key; never readable by others, not even at first. */
    private static Path write(Path folder, String keys) throws IOException {
        Path fresh = Files.createTempFile(folder, "token", ".new", OwnersFile.attributes(folder));
        Files.writeString(fresh, keys, StandardCharsets.US_ASCII, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        return fresh;
    }
}

package dev.issuetracker.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The key that signs tokens, when nobody configured one: made once, kept beside the database, readable by its owner only. */
final class TokenKey {
    private static final int BYTES = 48;

    private TokenKey() {}

    /**
     * Reads the key, making it first if there is none.
     *
     * @throws ConfigurationException when the file holds no key
     * @throws UncheckedIOException when the file can be neither read nor made
     */
    static byte[] in(Path folder) {
        Path file = folder.resolve("token.key");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                make(folder, file);
            }
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length >= Configuration.MIN_SECRET_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below: what the file holds is no key.
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read or make the token key " + file, fault);
        }
        throw new ConfigurationException(List.of(
                file + " holds no key. Remove it to have a new one made;" + " everybody will have to sign in again"));
    }

    private static void make(Path folder, Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        // Written aside and moved, so that a crash cannot leave half a key; never readable by others, not even at
        // first.
        Path fresh = Files.createTempFile(folder, "token", ".new", ownerOnly(folder));
        try {
            Files.writeString(
                    fresh,
                    Base64.getEncoder().encodeToString(key) + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // Another server on the same folder was quicker; its key is as good.
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

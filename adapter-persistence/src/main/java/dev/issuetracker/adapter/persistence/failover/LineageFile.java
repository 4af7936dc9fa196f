package dev.issuetracker.adapter.persistence.failover;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/**
 * Keeps a {@link Lineage} across restarts. It lies beside the server, not in the database: what it guards against is a
 * database that does not know that it was succeeded.
 */
final class LineageFile {
    private static final String IDENTIFIER = "system_identifier";
    private static final String TIMELINE = "timeline";

    private final Path file;

    LineageFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What was kept, or {@link Lineage#UNKNOWN}.
     *
     * @throws IllegalStateException when the file holds something else: to go on would be to forget
     */
    Lineage read() {
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (NoSuchFileException none) {
            return Lineage.UNKNOWN;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
        try {
            return new Lineage(
                    Long.valueOf(kept.getProperty(IDENTIFIER, "")), Long.parseLong(kept.getProperty(TIMELINE, "")));
        } catch (NumberFormatException failure) {
            throw new IllegalStateException(
                    file + " is damaged: it should name " + IDENTIFIER + " and " + TIMELINE, failure);
        }
    }

    /** Keeps it. It is on disk when this returns, and a reader sees the old or the new one, never a part. */
    void write(Lineage lineage) throws IOException {
        String text =
                """
                # The PostgreSQL database that this server writes, and the highest timeline seen on it. A node below
                # that timeline, or of another database, is not written. Remove this file only after you restored an
                # older backup, loaded a dump into a new cluster or ran pg_upgrade, while the server is stopped.
                """ + IDENTIFIER + "=" + lineage.systemIdentifier() + "\n" + TIMELINE + "=" + lineage.timeline() + "\n";
        Path folder = Files.createDirectories(file.getParent());
        Path next = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}

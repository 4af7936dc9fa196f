package dev.issuetracker.adapter.importing.file;

import dev.issuetracker.application.importing.relation.Spool;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records in a temporary file; the last few, or all of them where they are few, are in memory. */
public final class DiskSpool implements Spool {
    private static final int MOST_IN_MEMORY = 64 * 1024;

    private final Path directory;
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
    private @Nullable Path path;
    private @Nullable OutputStream file;
    private long records;

    /** @param directory for the temporary file */
    public DiskSpool(Path directory) {
        this.directory = directory;
    }

    @Override
    public void add(byte[] written) {
        try {
            DataOutputStream out = new DataOutputStream(tail);
            out.writeInt(written.length);
            out.write(written);
            records++;
            if (tail.size() >= MOST_IN_MEMORY) {
                tail.writeTo(file());
                tail.reset();
            }
        } catch (IOException e) {
            throw new TrackerException(
                    ErrorCode.STORE_FULL,
                    "The server has no disk space for what the file says of parents and links; try again later.",
                    e);
        }
    }

    private OutputStream file() throws IOException {
        OutputStream open = file;
        if (open == null) {
            Path made = Files.createTempFile(directory, "issue-tracker-waiting-", ".tmp");
            path = made;
            open = Files.newOutputStream(made);
            file = open;
        }
        return open;
    }

    @Override
    public void each(Consumer<byte[]> sink) {
        try (DataInputStream in = new DataInputStream(all())) {
            for (long record = 0; record < records; record++) {
                byte[] written = new byte[in.readInt()];
                in.readFully(written);
                sink.accept(written);
            }
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }

    private InputStream all() throws IOException {
        InputStream last = new ByteArrayInputStream(tail.toByteArray());
        Path made = path;
        return made == null
                ? last
                : new SequenceInputStream(new BufferedInputStream(Files.newInputStream(made), MOST_IN_MEMORY), last);
    }

    @Override
    public void close() {
        OutputStream open = file;
        Path made = path;
        file = null;
        path = null;
        tail.reset();
        records = 0;
        try {
            if (open != null) {
                open.close();
            }
            if (made != null) {
                Files.deleteIfExists(made);
            }
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }
}

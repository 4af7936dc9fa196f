package dev.issuetracker.adapter.importing.xlsx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.TemporaryFileException;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of strings in two temporary files, their bytes and where each ends; a few pages of both are held in memory.
 * First all are added, then they are read in any order. Workbooks refer to their strings about in the order in which
 * they are stored, so that most reads find their page.
 */
final class DiskStrings implements AutoCloseable {
    private final Paged text;
    private final Paged ends;
    private long size;

    /**
     * @param directory for the temporary files
     * @throws TrackerException {@code STORE_FULL} when there is no room to write, here and in every other method
     * @throws TemporaryFileException when what was written cannot be read, likewise
     */
    DiskStrings(Path directory) {
        text = new Paged(directory);
        try {
            ends = new Paged(directory);
        } catch (TrackerException e) {
            text.close();
            throw e;
        }
    }

    void add(String string) {
        text.append(string.getBytes(UTF_8));
        ends.append(ByteBuffer.allocate(Long.BYTES).putLong(text.length()).array());
        size++;
    }

    long size() {
        return size;
    }

    /**
     * The text at an index.
     *
     * @param index from 0, below {@link #size}
     */
    String get(long index) {
        long start = index == 0 ? 0 : end(index - 1);
        return new String(text.read(start, Math.toIntExact(end(index) - start)), UTF_8);
    }

    private long end(long index) {
        return ByteBuffer.wrap(ends.read(index * Long.BYTES, Long.BYTES)).getLong();
    }

    @Override
    public void close() {
        try {
            text.close();
        } finally {
            ends.close();
        }
    }

    private static final class Paged {
        private static final int PAGE = 16_384;
        private static final int PAGES = 64;

        private final FileChannel file;
        private final ByteBuffer tail = ByteBuffer.allocate(PAGE);
        private final Map<Long, byte[]> pages = new LinkedHashMap<>(2 * PAGES, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
                return size() > PAGES;
            }
        };
        private long written;

        Paged(Path directory) {
            Path path = null;
            try {
                path = Files.createTempFile(directory, "issue-tracker-import-", ".tmp");
                file = FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException e) {
                throw failed(path, e);
            }
        }

        private static TrackerException failed(@Nullable Path path, IOException e) {
            try {
                if (path != null) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            return FileExceptions.noRoom(e);
        }

        long length() {
            return written + tail.position();
        }

        void append(byte[] bytes) {
            int done = 0;
            while (done < bytes.length) {
                int count = Math.min(tail.remaining(), bytes.length - done);
                tail.put(bytes, done, count);
                done += count;
                if (!tail.hasRemaining()) {
                    flush();
                }
            }
        }

        byte[] read(long position, int length) {
            flush();
            byte[] into = new byte[length];
            int done = 0;
            while (done < length) {
                long at = position + done;
                byte[] page = page(at / PAGE);
                int offset = (int) (at % PAGE);
                int count = Math.min(length - done, page.length - offset);
                System.arraycopy(page, offset, into, done, count);
                done += count;
            }
            return into;
        }

        private byte[] page(long number) {
            byte[] page = pages.get(number);
            if (page == null) {
                long start = number * PAGE;
                ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(PAGE, written - start));
                try {
                    while (buffer.hasRemaining()) {
                        if (file.read(buffer, start + buffer.position()) < 0) {
                            throw new IOException("a temporary file was cut short");
                        }
                    }
                } catch (IOException e) {
                    throw new TemporaryFileException(e);
                }
                page = buffer.array();
                pages.put(number, page);
            }
            return page;
        }

        private void flush() {
            if (tail.position() == 0) {
                return;
            }
            tail.flip();
            try {
                while (tail.hasRemaining()) {
                    written += file.write(tail, written);
                }
            } catch (IOException e) {
                throw FileExceptions.noRoom(e);
            }
            tail.clear();
        }

        void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new TemporaryFileException(e);
            }
        }
    }
}

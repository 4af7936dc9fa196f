package dev.issuetracker.adapter.importing.zip;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The headers in front of the parts of an archive, which repeat what its directory says. */
final class LocalHeaders implements AutoCloseable {
    private static final int LENGTH = 30;
    private static final int FLAGS = 6;
    private static final int CHECKSUM = 14;
    private static final int PACKED = 18;
    private static final int UNPACKED = 22;
    /** The header was written before its part, whose size is written behind it. */
    private static final int SIZES_FOLLOW = 8;

    private static final long UNKNOWN = 0;
    /** The number is too large for this place. */
    private static final long ELSEWHERE = 0xFFFF_FFFFL;

    private final RandomAccessFile file;

    private LocalHeaders(RandomAccessFile file) {
        this.file = file;
    }

    static LocalHeaders open(Path path) throws IOException {
        return new LocalHeaders(new RandomAccessFile(path.toFile(), "r"));
    }

    /** Whether the header in front of a part says the same as the directory, where it says anything. */
    boolean agree(ZipArchiveEntry entry) throws IOException {
        byte[] bytes = new byte[LENGTH];
        file.seek(entry.getLocalHeaderOffset());
        file.readFully(bytes);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if ((header.getShort(FLAGS) & SIZES_FOLLOW) != 0) {
            return true;
        }
        return agree(header, CHECKSUM, entry.getCrc())
                && agree(header, PACKED, entry.getCompressedSize())
                && agree(header, UNPACKED, entry.getSize());
    }

    private static boolean agree(ByteBuffer header, int at, long expected) {
        long written = Integer.toUnsignedLong(header.getInt(at));
        return written == expected || written == UNKNOWN || written == ELSEWHERE;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

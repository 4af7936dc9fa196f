package dev.issuetracker.adapter.importing.zip;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The directory at the end of an archive. The library that reads it holds all of it in memory, however large. */
final class ZipDirectory {
    private static final int MAX_DIRECTORY_BYTES = 1 << 20;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int END_64_LOCATOR_LENGTH = 20;
    private static final int END_64 = 0x06064b50;
    private static final int MAX_COMMENT = 0xFFFF;

    private ZipDirectory() {}

    /** Looks for the directory as the library will, and rejects one that would fill the memory. */
    static void check(Path path, ZipWords words) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            int tailLength = (int) Math.min(length, END_LENGTH + MAX_COMMENT + END_64_LOCATOR_LENGTH);
            long tailStart = length - tailLength;
            ByteBuffer tail = littleEndian(file, tailStart, tailLength);
            int end = tailLength - END_LENGTH;
            while (end >= 0 && tail.getInt(end) != END) {
                end--;
            }
            if (end < 0) {
                throw FileExceptions.unreadable(words.cutShort());
            }
            long size = Integer.toUnsignedLong(tail.getInt(end + 12));
            long start = Integer.toUnsignedLong(tail.getInt(end + 16));
            start += Math.max(0, tailStart + end - size - start);
            int locator = end - END_64_LOCATOR_LENGTH;
            if (locator >= 0 && tail.getInt(locator) == END_64_LOCATOR) {
                long end64 = tail.getLong(locator + 8);
                if (end64 < 0 || end64 > length - 56) {
                    throw FileExceptions.unreadable(words.damaged());
                }
                ByteBuffer record = littleEndian(file, end64, 56);
                start = record.getInt(0) == END_64 ? record.getLong(48) : start;
            }
            if (start < 0 || start > length) {
                throw FileExceptions.unreadable(words.damaged());
            }
            if (length - start > MAX_DIRECTORY_BYTES) {
                throw FileExceptions.tooLarge(words.tooMany());
            }
        }
    }

    private static ByteBuffer littleEndian(RandomAccessFile file, long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(start);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.domain.error.TrackerException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a workbook, as little of it as the rows need and with a limit on everything. It stands in for POI's {@code
 * ZipSecureFile}, whose limits are static, count each part alone, and leave the archive's directory unbounded.
 */
final class WorkbookZip implements ZipEntrySource {
    private static final int MAX_DIRECTORY_BYTES = 1 << 20;
    private static final int MAX_ENTRIES = 1_000;
    /** POI builds trees of what it reads while it opens a package. */
    private static final int MAX_OPENING_BYTES = 2 << 20;

    private static final int FREELY_UNPACKED = 1 << 20;
    private static final int MAX_INFLATION = 100;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_64_LOCATOR = 0x07064b50;
    private static final int END_64_LOCATOR_LENGTH = 20;
    private static final int END_64 = 0x06064b50;
    private static final int MAX_COMMENT = 0xFFFF;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries;
    private long left = MAX_OPENING_BYTES;
    private @Nullable TrackerException refusal;
    private boolean closed;

    private WorkbookZip(ZipFile zip, Map<String, ZipArchiveEntry> entries) {
        this.zip = zip;
        this.entries = entries;
    }

    static WorkbookZip open(Path path) throws IOException {
        refuseBadDirectory(path);
        // Headers beside the entries are ignored: a thousand entries may share one of 64 KiB.
        ZipFile zip =
                ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get();
        try {
            return new WorkbookZip(zip, entries(zip));
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Map<String, ZipArchiveEntry> entries(ZipFile zip) {
        Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
        Enumeration<ZipArchiveEntry> all = zip.getEntries();
        for (int count = 1; all.hasMoreElements(); count++) {
            ZipArchiveEntry entry = all.nextElement();
            if (count > MAX_ENTRIES) {
                throw FileExceptions.tooLarge("The workbook has more than " + MAX_ENTRIES
                        + " parts; copy the table into a new workbook and save that.");
            }
            if (entries.putIfAbsent(key(entry.getName()), entry) != null) {
                throw FileExceptions.unreadable(
                        "The workbook is damaged: it holds the part " + entry.getName() + " twice.");
            }
        }
        entries.keySet().removeIf(WorkbookZip::needless);
        return entries;
    }

    private static String key(String name) {
        String key = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return key.startsWith("/") ? key.substring(1) : key;
    }

    /** The links of a sheet, tens of thousands where Excel made every address one, and the author's name are not wanted. */
    private static boolean needless(String key) {
        return key.contains("/worksheets/_rels/") || key.startsWith("docprops/");
    }

    /** Looks for the archive's directory as the library will, and refuses one that would fill the memory. */
    private static void refuseBadDirectory(Path path) throws IOException {
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
                throw FileExceptions.unreadable("The workbook is cut short; save and send it again.");
            }
            long size = Integer.toUnsignedLong(tail.getInt(end + 12));
            long start = Integer.toUnsignedLong(tail.getInt(end + 16));
            start += Math.max(0, tailStart + end - size - start);
            int locator = end - END_64_LOCATOR_LENGTH;
            if (locator >= 0 && tail.getInt(locator) == END_64_LOCATOR) {
                long end64 = tail.getLong(locator + 8);
                if (end64 < 0 || end64 > length - 56) {
                    throw FileExceptions.unreadable("The workbook is damaged; save and send it again.");
                }
                ByteBuffer record = littleEndian(file, end64, 56);
                start = record.getInt(0) == END_64 ? record.getLong(48) : start;
            }
            if (start < 0 || start > length) {
                throw FileExceptions.unreadable("The workbook is damaged; save and send it again.");
            }
            if (length - start > MAX_DIRECTORY_BYTES) {
                throw FileExceptions.tooLarge(
                        "The workbook has too many parts; copy the table into a new workbook and save that.");
            }
        }
    }

    private static ByteBuffer littleEndian(RandomAccessFile file, long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(start);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Ends the small budget of the opening; from here on the parts read may unpack to so many bytes together. */
    void opened(long unpackedBytes) {
        left = unpackedBytes;
    }

    /** Throws again the refusal that made a stream of this archive fail, if one did: POI wraps what it catches. */
    void rethrow() {
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return Collections.enumeration(entries.values());
    }

    @Override
    @SuppressWarnings("NullAway") // the interface, unannotated, answers null for what is not there
    public ZipArchiveEntry getEntry(String path) {
        return entries.get(key(path));
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
            throw new IOException("a packing method that no workbook uses: " + entry.getMethod());
        }
        return new Unpacked(zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    private final class Unpacked extends FilterInputStream {
        private long unpacked;

        Unpacked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                count(1);
            }
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                count(count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(int bytes) {
            unpacked += bytes;
            left -= bytes;
            boolean bomb = unpacked > FREELY_UNPACKED
                    && in instanceof InputStreamStatistics statistics
                    && statistics.getCompressedCount() < unpacked / MAX_INFLATION;
            if (left < 0 || bomb) {
                refusal = FileExceptions.tooLarge("The workbook unpacks to more than is accepted;"
                        + " copy the table into a new workbook, or save it as \"CSV UTF-8\".");
                throw refusal;
            }
        }
    }
}

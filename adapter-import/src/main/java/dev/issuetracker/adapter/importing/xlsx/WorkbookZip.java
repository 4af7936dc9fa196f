package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a workbook, with a limit on everything. Parts are found in whatever case their names are written, and
 * read only when they are asked for, so that what else lies in the archive does not matter.
 */
final class WorkbookZip implements AutoCloseable {
    private static final int MAX_ENTRIES = 1_000;
    /** What leads to the sheet is kept in memory. */
    private static final int MAX_OPENING_BYTES = 2 << 20;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final LocalHeaders headers;
    private long left = MAX_OPENING_BYTES;
    private @Nullable TrackerException thrown;

    private WorkbookZip(ZipFile zip, LocalHeaders headers) {
        this.zip = zip;
        this.headers = headers;
        Enumeration<ZipArchiveEntry> all = zip.getEntries();
        for (int count = 1; all.hasMoreElements(); count++) {
            ZipArchiveEntry entry = all.nextElement();
            if (count > MAX_ENTRIES) {
                throw FileExceptions.tooLarge("The workbook has more than " + MAX_ENTRIES
                        + " parts; copy the table into a new workbook and save that.");
            }
            String key = key(entry.getName());
            if (entries.putIfAbsent(key, entry) != null) {
                twice.add(key);
            }
        }
    }

    static WorkbookZip open(Path path) throws IOException {
        ZipDirectory.check(path);
        LocalHeaders headers = LocalHeaders.open(path);
        try {
            // Headers beside the entries are ignored here: a thousand entries may share one of 64 KiB.
            ZipFile zip = ZipFile.builder()
                    .setPath(path)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            try {
                return new WorkbookZip(zip, headers);
            } catch (RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            headers.close();
            throw e;
        }
    }

    private static String key(String name) {
        String key = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return key.startsWith("/") ? key.substring(1) : key;
    }

    /** Ends the small budget of the opening; from here on the parts read may unpack to so many bytes together. */
    void opened(long unpackedBytes) {
        left = unpackedBytes;
    }

    /** Throws again the exception that made a stream of this archive fail, if one did: parsers wrap what they catch. */
    void rethrow() {
        if (thrown != null) {
            throw thrown;
        }
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /**
     * Unpacks a part that the archive has.
     *
     * @throws TrackerException from the stream when the part is damaged or unpacks to too much
     */
    InputStream part(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(key(name));
        if (entry == null || twice.contains(key(name))) {
            throw FileExceptions.unreadable("The workbook is damaged: it holds the part " + name + " twice.");
        }
        if (!headers.agree(entry)) {
            throw damaged(entry);
        }
        return new UnpackedPart(zip.getRawInputStream(entry), entry, this);
    }

    /** Counts what a part unpacked to since it was asked last. */
    void unpacked(int bytes, boolean bomb) {
        left -= bytes;
        if (left < 0 || bomb) {
            throw reject(FileExceptions.tooLarge("The workbook unpacks to more than is accepted;"
                    + " copy the table into a new workbook, or save it as \"CSV UTF-8\"."));
        }
    }

    TrackerException damaged(ZipArchiveEntry entry) {
        return reject(FileExceptions.unreadable("The workbook is damaged: its part " + entry.getName()
                + " is not what was packed; save and send it again."));
    }

    private TrackerException reject(TrackerException exception) {
        thrown = exception;
        return exception;
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            headers.close();
        }
    }
}

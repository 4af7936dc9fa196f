package dev.issuetracker.adapter.importing.zip;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An archive with a limit on everything. Parts are found in whatever case their names are written, and read only when
 * they are asked for, so that what else lies in the archive does not matter.
 */
public final class CheckedZip implements AutoCloseable {
    private static final int MAX_ENTRIES = 1_000;
    /** What leads to the parts of a workbook is kept in memory. */
    private static final int MAX_OPENING_BYTES = 2 << 20;

    private final ZipFile zip;
    private final ZipWords words;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private final Set<String> twice = new HashSet<>();
    private final LocalHeaders headers;
    private long left = MAX_OPENING_BYTES;
    private @Nullable TrackerException thrown;

    private CheckedZip(ZipFile zip, ZipWords words, LocalHeaders headers) {
        this.zip = zip;
        this.words = words;
        this.headers = headers;
        Enumeration<ZipArchiveEntry> all = zip.getEntries();
        for (int count = 1; all.hasMoreElements(); count++) {
            ZipArchiveEntry entry = all.nextElement();
            if (count > MAX_ENTRIES) {
                throw FileExceptions.tooLarge(words.whole() + " has more than " + MAX_ENTRIES + " " + words.part()
                        + "s; " + words.fewer() + ".");
            }
            String key = key(entry.getName());
            if (entries.putIfAbsent(key, entry) != null) {
                twice.add(key);
            }
        }
    }

    /**
     * Opens an archive.
     *
     * @throws TrackerException {@code FILE_UNREADABLE} or {@code FILE_TOO_LARGE}, here and in every other method
     * @throws IOException when it is damaged in a way that the library finds
     */
    public static CheckedZip open(Path path, ZipWords words) throws IOException {
        ZipDirectory.check(path, words);
        LocalHeaders headers = LocalHeaders.open(path);
        try {
            // Headers beside the entries are ignored here: a thousand entries may share one of 64 KiB.
            ZipFile zip = ZipFile.builder()
                    .setPath(path)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            try {
                return new CheckedZip(zip, words, headers);
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
    public void opened(long unpackedBytes) {
        left = unpackedBytes;
    }

    /** Throws again the exception that made a stream of this archive fail, if one did: parsers wrap what they catch. */
    public void rethrow() {
        if (thrown != null) {
            throw thrown;
        }
    }

    /** Whether there is a part of this name. */
    public boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /** The names of its parts, without folders, in the order of its directory. */
    public List<String> names() {
        return entries.values().stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipArchiveEntry::getName)
                .toList();
    }

    /** Whether a part that the archive has can only be read with a password. */
    public boolean encrypted(String name) {
        ZipArchiveEntry entry = entries.get(key(name));
        return entry != null && entry.getGeneralPurposeBit().usesEncryption();
    }

    /**
     * Unpacks a part that the archive has.
     *
     * @throws TrackerException from the stream when the part is damaged or unpacks to too much
     */
    public InputStream part(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(key(name));
        if (entry == null || twice.contains(key(name))) {
            throw FileExceptions.unreadable(
                    words.whole() + " is damaged: it holds the " + words.part() + " " + name + " twice.");
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
            throw reject(FileExceptions.tooLarge(
                    words.whole() + " unpacks to more than is accepted; " + words.smaller() + "."));
        }
    }

    TrackerException damaged(ZipArchiveEntry entry) {
        return reject(FileExceptions.unreadable(words.whole() + " is damaged: its " + words.part() + " "
                + entry.getName() + " is not what was packed; save and send it again."));
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

package dev.issuetracker.adapter.importing.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveTable;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.text.Amount;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An archive that was written to a file. All of it is read once when it is opened, so that a damaged one, or one that
 * lacks rows, is rejected before anything is made of it.
 */
public final class ZipArchive implements Archive, AutoCloseable {
    private static final String MEND = "Use a file that GET /export or the command export wrote, or take a new one.";

    private final ZipFile zip;
    private final Manifest manifest;

    /**
     * Opens a file.
     *
     * @throws TrackerException {@code FILE_UNREADABLE} when it is no archive, is not whole, or was written by a newer
     *     program
     */
    public ZipArchive(Path file) {
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException damaged) {
            throw FileExceptions.unreadable(
                    file + " is no export of everything, or is cut: " + damaged.getMessage() + ". " + MEND, damaged);
        }
        try {
            manifest = parse(ArchiveFormat.MANIFEST, Manifest::read);
            check();
        } catch (RuntimeException unreadable) {
            close();
            throw unreadable;
        }
    }

    private void check() {
        Map<String, Long> found = new TreeMap<>();
        for (ArchiveTable table : manifest.tables()) {
            AtomicLong rows = new AtomicLong();
            read(table, row -> rows.incrementAndGet());
            found.put(ArchiveFormat.entry(table.name()), rows.get());
        }
        if (manifest.counts() != null) {
            Map<String, Long> written = parse(manifest.counts(), ZipArchive::counts);
            TreeSet<String> files = new TreeSet<>(found.keySet());
            files.addAll(written.keySet());
            files.forEach(file -> requireSame(file, written.get(file), found.get(file)));
        }
    }

    private static Map<String, Long> counts(JsonParser json) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("it is no object");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String file = json.currentName();
            json.nextToken();
            counts.put(file, json.getLongValue());
        }
        return counts;
    }

    private void requireSame(String file, @Nullable Long written, @Nullable Long found) {
        if (found == null || written == null) {
            String other = found == null ? ArchiveFormat.MANIFEST : String.valueOf(manifest.counts());
            throw FileExceptions.unreadable(zip.getName() + " is not as it was written: its " + other
                    + " no longer names " + file + ". " + MEND);
        }
        if (!found.equals(written)) {
            throw FileExceptions.unreadable(zip.getName() + " is not as it was written: " + file + " has "
                    + Amount.of(found, "row") + ", and had " + written + ". " + MEND);
        }
    }

    @Override
    public String schema() {
        return manifest.schema();
    }

    @Override
    public List<ArchiveTable> tables() {
        return manifest.tables();
    }

    @Override
    public void read(ArchiveTable table, Consumer<List<@Nullable Object>> row) {
        parse(ArchiveFormat.entry(table.name()), json -> {
            while (json.nextToken() != null) {
                row.accept(values(json, table.columns()));
            }
            return true;
        });
    }

    private static List<@Nullable Object> values(JsonParser json, List<String> columns) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("a row is an object");
        }
        List<@Nullable Object> values = new ArrayList<>(Collections.nCopies(columns.size(), null));
        int found = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            int place = columns.indexOf(json.currentName());
            if (place < 0) {
                throw new IOException("the manifest names no column " + json.currentName());
            }
            json.nextToken();
            values.set(place, value(json));
            found++;
        }
        if (found < columns.size()) {
            throw new IOException("the row lacks a column");
        }
        return values;
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NULL -> null;
            default -> throw new IOException("a value is a text, a whole number or null");
        };
    }

    /** What is made of a file in the zip. */
    interface Reading<T> {
        T read(JsonParser json) throws IOException;
    }

    private <T> T parse(String name, Reading<T> reading) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw FileExceptions.unreadable(
                    zip.getName() + " has no " + name + ", as an export of everything has. " + MEND);
        }
        // A zip has a checksum of each file, which the library does not look at.
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
                JsonParser json = ArchiveFormat.JSON.createParser(in)) {
            try {
                T made = reading.read(json);
                in.transferTo(OutputStream.nullOutputStream());
                if (sum.getValue() != entry.getCrc()) {
                    throw new IOException("its checksum is another one than that of what was written");
                }
                return made;
            } catch (JacksonException malformed) {
                throw unreadable(name, json, malformed.getOriginalMessage(), malformed);
            } catch (IOException wrong) {
                throw unreadable(name, json, wrong.getMessage(), wrong);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private TrackerException unreadable(String name, JsonParser json, @Nullable String why, Exception cause) {
        return FileExceptions.unreadable(
                "Line " + json.currentLocation().getLineNr() + " of " + name + " in " + zip.getName() + " is damaged: "
                        + why + ". " + MEND,
                cause);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

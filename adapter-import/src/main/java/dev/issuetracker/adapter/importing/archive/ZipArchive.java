package dev.issuetracker.adapter.importing.archive;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveTable;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An archive that was written to a file. */
public final class ZipArchive implements Archive, AutoCloseable {
    private final ZipFile zip;
    private final Manifest manifest;

    /**
     * Opens a file.
     *
     * @throws TrackerException {@code FILE_UNREADABLE} when it is no archive, is cut, or was written by a newer program
     */
    public ZipArchive(Path file) {
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException damaged) {
            throw FileExceptions.unreadable(
                    file + " is no export of everything, or is cut: " + damaged.getMessage() + ".", damaged);
        }
        try {
            manifest = parse(ArchiveFormat.MANIFEST, Manifest::read);
        } catch (RuntimeException unreadable) {
            close();
            throw unreadable;
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
            throw FileExceptions.unreadable(zip.getName() + " has no " + name + "; it is no export of everything.");
        }
        try (InputStream in = zip.getInputStream(entry);
                JsonParser json = ArchiveFormat.JSON.createParser(in)) {
            try {
                return reading.read(json);
            } catch (JacksonException malformed) {
                throw unreadable(name, json, malformed.getOriginalMessage(), malformed);
            } catch (IOException wrong) {
                throw unreadable(name, json, wrong.getMessage(), wrong);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static TrackerException unreadable(String name, JsonParser json, @Nullable String why, Exception cause) {
        return FileExceptions.unreadable(
                "Line " + json.currentLocation().getLineNr() + " of " + name + " is damaged: " + why + ".", cause);
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

package dev.issuetracker.adapter.importing.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.issuetracker.application.archive.Archive;
import dev.issuetracker.application.archive.ArchiveTable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes an archive. The directory of a zip comes last, so that one without is cut. */
public final class ArchiveWriter {
    private final ZipOutputStream zip;
    private final Instant at;

    /** @param at when the archive was made */
    public ArchiveWriter(OutputStream out, Instant at) {
        this.zip = new ZipOutputStream(out);
        this.at = at;
    }

    /** Writes all of it; the stream is left open. */
    public void write(Archive archive) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try {
            begin(ArchiveFormat.MANIFEST);
            manifest(archive);
            for (ArchiveTable table : archive.tables()) {
                String file = ArchiveFormat.entry(table.name());
                begin(file);
                counts.put(file, rows(archive, table));
            }
            begin(ArchiveFormat.COUNTS);
            counts(counts);
            zip.finish();
            zip.flush();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** The time of all entries is that of the archive, so that the same content makes the same bytes. */
    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
    }

    private void manifest(Archive archive) throws IOException {
        try (JsonGenerator json = ArchiveFormat.JSON.createGenerator(zip).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("format", ArchiveFormat.NAME);
            json.writeNumberField("version", ArchiveFormat.VERSION);
            json.writeStringField("schema", archive.schema());
            json.writeStringField("exported_at", at.toString());
            json.writeStringField("counts", ArchiveFormat.COUNTS);
            json.writeArrayFieldStart("tables");
            for (ArchiveTable table : archive.tables()) {
                json.writeStartObject();
                json.writeStringField("name", table.name());
                json.writeArrayFieldStart("columns");
                for (String column : table.columns()) {
                    json.writeString(column);
                }
                json.writeEndArray();
                json.writeNumberField("highest_id", table.highestId());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void counts(Map<String, Long> counts) throws IOException {
        try (JsonGenerator json = ArchiveFormat.JSON.createGenerator(zip).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            for (Map.Entry<String, Long> count : counts.entrySet()) {
                json.writeNumberField(count.getKey(), count.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Answers how many there are. */
    private long rows(Archive archive, ArchiveTable table) throws IOException {
        AtomicLong count = new AtomicLong();
        try (JsonGenerator json = ArchiveFormat.JSON.createGenerator(zip)) {
            json.setRootValueSeparator(null);
            archive.read(table, row -> {
                try {
                    write(json, table.columns(), row);
                    count.incrementAndGet();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
        return count.get();
    }

    private static void write(JsonGenerator json, List<String> columns, List<@Nullable Object> row) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.get(i);
            if (value instanceof Long number) {
                json.writeNumberField(columns.get(i), number);
            } else if (value == null) {
                json.writeNullField(columns.get(i));
            } else {
                json.writeStringField(columns.get(i), value.toString());
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }
}

package dev.issuetracker.adapter.http.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.http.MultiPart;

/** Several files of one form, which become one archive: what takes a file then takes several. */
final class SentFiles {
    /** Archives of the same files are the same. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path directory;
    private final Set<String> taken = new HashSet<>();

    /** @param directory takes each file for a moment */
    SentFiles(Path directory) {
        this.directory = directory;
    }

    /** Packs files in their order, and removes them. */
    void pack(List<MultiPart.Part> files, Path into) throws IOException {
        try (OutputStream out = Files.newOutputStream(into);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (MultiPart.Part file : files) {
                ZipEntry entry = new ZipEntry(freeName(FileName.of(file)));
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                Path one = directory.resolve("part");
                file.writeTo(one);
                Files.copy(one, zip);
                Files.delete(one);
            }
        }
    }

    /** Files of several folders may have one name. */
    private String freeName(String name) {
        int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
        }
        return free;
    }

    /** What the archive is called. */
    static String name(List<MultiPart.Part> files) {
        return FileName.shortened(FileName.of(files.get(0)) + " and " + (files.size() - 1) + " more.zip");
    }
}

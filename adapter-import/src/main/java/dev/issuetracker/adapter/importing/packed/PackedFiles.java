package dev.issuetracker.adapter.importing.packed;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.zip.CheckedZip;
import dev.issuetracker.adapter.importing.zip.ZipWords;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files of an archive, unpacked into a temporary folder until this is closed. */
public final class PackedFiles implements AutoCloseable {
    /** The most files of an archive. */
    public static final int MAX_FILES = 100;

    private static final String ENDING = ".zip";
    private static final int MAX_NAME = 255;
    private static final int BUFFER = 1 << 16;
    /** What systems put into archives beside the files of their people. */
    private static final Set<String> OF_SYSTEMS = Set.of("__macosx", "thumbs.db", "desktop.ini");

    private final Path folder;
    private final List<ImportFile> files = new ArrayList<>();

    private PackedFiles(Path folder) {
        this.folder = folder;
    }

    /** Whether a file is called an archive. */
    public static boolean named(ImportFile file) {
        return lower(file.name()).endsWith(ENDING);
    }

    /**
     * Whether an archive is a workbook, whatever it is called.
     *
     * @throws TrackerException {@code FILE_UNREADABLE} or {@code FILE_TOO_LARGE}
     */
    public static boolean isWorkbook(ImportFile archive) {
        try (CheckedZip zip = CheckedZip.open(archive.path(), ZipWords.FILES)) {
            return zip.has("[content_types].xml");
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /**
     * Unpacks an archive.
     *
     * @param temporary the directory for the folder
     * @throws TrackerException {@code FILE_UNREADABLE}, {@code FILE_TOO_LARGE}, or {@code STORE_FULL} when there is no
     *     room to unpack it
     */
    public static PackedFiles unpack(ImportFile archive, Limits limits, Path temporary) {
        PackedFiles files = new PackedFiles(folder(temporary));
        try (CheckedZip zip = CheckedZip.open(archive.path(), ZipWords.FILES)) {
            zip.opened(limits.archiveBytes());
            List<String> names =
                    zip.names().stream().filter(name -> !ofSystem(name)).toList();
            requireFew(names);
            for (String name : names) {
                requireReadable(zip, name);
                files.unpack(zip, name, archive);
            }
            return files;
        } catch (IOException e) {
            files.close();
            throw damaged(e);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    private static Path folder(Path temporary) {
        try {
            return Files.createTempDirectory(temporary, "packed-");
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean ofSystem(String name) {
        return Stream.of(name.split("[/\\\\]"))
                .anyMatch(segment -> segment.startsWith(".") || OF_SYSTEMS.contains(lower(segment)));
    }

    private static void requireFew(List<String> names) {
        if (names.isEmpty()) {
            throw FileExceptions.unreadable("The archive has no files; put those into it that are to be imported.");
        }
        if (names.size() > MAX_FILES) {
            throw FileExceptions.tooLarge("The archive has " + names.size() + " files, and at most " + MAX_FILES
                    + " are imported together; import them in several parts.");
        }
    }

    private static void requireReadable(CheckedZip zip, String name) {
        if (name.length() > MAX_NAME) {
            throw FileExceptions.unreadable("The archive has a file whose name is longer than " + MAX_NAME
                    + " characters; give it a shorter one.");
        }
        if (zip.encrypted(name)) {
            throw FileExceptions.unreadable(
                    "The file " + name + " can only be read with a password; pack the files without one.");
        }
        if (lower(name).endsWith(ENDING)) {
            throw FileExceptions.unreadable("The file " + name
                    + " is an archive among other files; import it alone, or the files in it instead of it.");
        }
    }

    private void unpack(CheckedZip zip, String name, ImportFile archive) throws IOException {
        Path path = folder.resolve(Integer.toString(files.size()));
        files.add(new ImportFile(name, path, archive.choices()));
        try (InputStream in = zip.part(name);
                OutputStream out = opened(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                write(out, buffer, count);
            }
        }
    }

    private static OutputStream opened(Path path) {
        try {
            return Files.newOutputStream(path);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static void write(OutputStream out, byte[] bytes, int count) {
        try {
            out.write(bytes, 0, count);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static TrackerException damaged(IOException cause) {
        return FileExceptions.unreadable(
                "The file is named .zip but is no archive, or is damaged; pack the files again.", cause);
    }

    private static TrackerException noRoom(IOException cause) {
        return new TrackerException(
                ErrorCode.STORE_FULL, "The server has no disk space to unpack the files; try again later.", cause);
    }

    /** The files, in the order of the archive. */
    List<ImportFile> files() {
        return files;
    }

    @Override
    public void close() {
        try {
            for (ImportFile file : files) {
                Files.deleteIfExists(file.path());
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

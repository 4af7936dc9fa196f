package dev.issuetracker.adapter.http.exchange;

import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.RequestHeaders;
import dev.issuetracker.application.importing.file.ImportFile;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * A file that was sent in a form, or several in one archive. It is in a directory of its own, which is deleted when
 * this is closed.
 */
public final class Upload implements AutoCloseable {
    private static final String MEDIA_TYPE = "multipart/form-data";
    /** The largest part of text beside the file, in bytes. */
    public static final int MAX_TEXT = 65_536;
    /** How many bytes boundaries, part headers and other parts may take beside the file. */
    private static final long MARGIN = 2 * MAX_TEXT;

    /** The most files of a form. */
    public static final int MAX_FILES = 100;

    private static final int MAX_PARTS = 2 * MAX_FILES;

    private final PartNames names;
    private final Path directory;
    private @Nullable String fileName;
    private byte @Nullable [] text;
    private int texts;
    private boolean textTooLong;
    private int files;

    /**
     * The parts of a form that are received; others are passed over.
     *
     * @param file the name of the part that is the file, of which there may be several
     * @param text the name of a part beside it, of at most {@value #MAX_TEXT} bytes, which may be left out
     */
    public record PartNames(String file, String text) {}

    private Upload(PartNames names, Path directory) {
        this.names = names;
        this.directory = directory;
    }

    /**
     * Receives a form on disk.
     *
     * @param names of the parts
     * @param limit the largest file, in bytes
     * @param folder takes the file, in a directory of its own
     * @param arrived is given the number of bytes that came, and may reject them
     * @throws ProblemException when there is no form, or it is damaged or larger than the limit
     * @throws TrackerException {@code STORE_FULL} when there is no room to receive it
     */
    public static Upload receive(Context ctx, PartNames names, long limit, Path folder, IntConsumer arrived)
            throws IOException {
        RequestBody.checkEncoding(ctx, MEDIA_TYPE);
        String contentType = RequestHeaders.single(ctx, "Content-Type");
        if (contentType == null
                || !contentType
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(MEDIA_TYPE)) {
            throw ProblemException.unsupportedMediaType(MEDIA_TYPE);
        }
        if (ctx.req().getContentLengthLong() > limit + MARGIN) {
            throw ProblemException.bodyTooLarge(limit);
        }
        Upload upload = new Upload(names, makeDirectory(folder));
        try {
            upload.receive(new Capped(ctx.req().getInputStream(), limit + MARGIN, arrived), contentType, limit);
            return upload;
        } catch (Throwable e) {
            upload.close();
            throw e;
        }
    }

    private static Path makeDirectory(Path folder) {
        try {
            return Files.createTempDirectory(folder, "import-");
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private void receive(Capped capped, String contentType, long limit) throws IOException {
        MultiPartConfig config = new MultiPartConfig.Builder()
                .location(directory)
                .maxParts(MAX_PARTS)
                .maxMemoryPartSize(0)
                .useFilesForPartsWithoutFileName(true)
                .maxPartSize(-1)
                .maxSize(-1)
                .build();
        try (MultiPartFormData.Parts parts =
                MultiPartFormData.getParts(Content.Source.from(capped), new Attributes.Mapped(), contentType, config)) {
            receiveText(parts.getAll(names.text()));
            receiveFiles(parts.getAll(names.file()), limit);
        } catch (ProblemException exception) {
            throw exception;
        } catch (IOException | RuntimeException e) {
            if (capped.rejected != null) {
                throw capped.rejected;
            }
            if (capped.exceeded) {
                throw ProblemException.bodyTooLarge(limit);
            }
            if (tooSlow(e)) {
                throw ProblemException.tooSlow();
            }
            if (!capped.broken && ofDisk(e)) {
                throw noRoom(e);
            }
            throw ProblemException.unreadableBody(
                    "malformed_form", "The body is not a multipart form, or did not arrive completely.");
        }
    }

    private void receiveFiles(@Nullable List<MultiPart.Part> sent, long limit) throws IOException {
        List<MultiPart.Part> all = sent == null ? List.of() : sent;
        files = all.size();
        if (all.stream().mapToLong(MultiPart.Part::getLength).sum() > limit) {
            throw ProblemException.bodyTooLarge(limit);
        }
        if (files == 1) {
            fileName = FileName.of(all.get(0));
            all.get(0).writeTo(path());
        } else if (files > 1 && files <= MAX_FILES) {
            fileName = SentFiles.name(all);
            new SentFiles(directory).pack(all, path());
        }
    }

    private void receiveText(@Nullable List<MultiPart.Part> sent) throws IOException {
        texts = sent == null ? 0 : sent.size();
        if (sent == null || texts != 1) {
            return;
        }
        MultiPart.Part part = sent.get(0);
        textTooLong = part.getLength() > MAX_TEXT;
        if (!textTooLong) {
            Path path = directory.resolve("text");
            part.writeTo(path);
            text = Files.readAllBytes(path);
        }
    }

    private static boolean tooSlow(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Whether writing failed, if reading did not: a damaged form causes other exceptions. */
    private static boolean ofDisk(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass() == IOException.class || cause instanceof FileSystemException) {
                return true;
            }
        }
        return false;
    }

    private static TrackerException noRoom(Exception e) {
        return new TrackerException(
                ErrorCode.STORE_FULL, "The server has no disk space to receive the file; try again later.", e);
    }

    private Path path() {
        return directory.resolve("file");
    }

    /** The file; when the form has none or too many, that is a violation and the file is not there. */
    public ImportFile file(Violations violations) {
        String name = fileName;
        String part = names.file();
        if (files > MAX_FILES) {
            violations.add(
                    part,
                    "too_many",
                    "The form has " + files + " files; at most " + MAX_FILES + " are accepted, so send several forms.");
        } else if (name == null) {
            violations.add(
                    part,
                    "required",
                    "The form has no part named " + part + "; send the file in a part with this name.");
        }
        return new ImportFile(name == null ? "" : name, path());
    }

    /** The part of text; empty when the form has none. Several are a violation, and so is one that is too long. */
    public Optional<byte[]> text(Violations violations) {
        if (texts > 1) {
            violations.add(names.text(), "repeated", "The part " + names.text() + " may be given only once.");
        }
        if (textTooLong) {
            violations.add(
                    names.text(),
                    "too_long",
                    "The part " + names.text() + " is too long: at most " + MAX_TEXT + " bytes are accepted.");
        }
        return Optional.ofNullable(text);
    }

    /** Adds the part of text, and name and content of the file. The form itself has another boundary in every retry. */
    public void digest(MessageDigest digest) throws IOException {
        byte[] beside = text;
        if (beside != null) {
            digest.update((names.text() + " " + beside.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(beside);
        }
        digest.update((fileName + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream content = Files.newInputStream(path());
                OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            content.transferTo(into);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    /** Fails where a limit is passed. */
    private static final class Capped extends FilterInputStream {
        private long left;
        private final IntConsumer arrived;
        private boolean exceeded;
        private @Nullable ProblemException rejected;
        private boolean broken;

        Capped(InputStream in, long limit, IntConsumer arrived) {
            super(in);
            this.left = limit;
            this.arrived = arrived;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = super.read(bytes, offset, length);
                count(Math.max(read, 0));
                return read;
            } catch (ProblemException e) {
                rejected = e;
                throw e;
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                exceeded = true;
                throw new IOException("the body is larger than is accepted");
            }
            arrived.accept(read);
        }
    }
}

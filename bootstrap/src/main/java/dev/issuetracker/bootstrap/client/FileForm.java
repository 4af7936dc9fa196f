package dev.issuetracker.bootstrap.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A form with one file, which is read while it is sent, and perhaps with what is said of it. */
final class FileForm {
    private final String boundary = UUID.randomUUID().toString();
    private final Path file;
    private final byte[] head;
    private final byte[] tail;

    /** @param mapping what is said of the file, as JSON; null for nothing */
    FileForm(Path file, @Nullable Path mapping) throws IOException {
        this.file = file;
        // As browsers write names: RFC 7578 leaves no other way to have a quote in one.
        String name = file.getFileName().toString().replace("\"", "%22").replaceAll("[\\r\\n]", " ");
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        if (mapping != null) {
            parts.writeBytes(text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n"));
            parts.writeBytes(Files.readAllBytes(mapping));
            parts.writeBytes(text("\r\n"));
        }
        parts.writeBytes(text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        this.head = parts.toByteArray();
        this.tail = text("\r\n--" + boundary + "--\r\n");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** @param sent is given the number of bytes that were handed on so far */
    BodyPublisher body(LongConsumer sent) throws IOException {
        long length = head.length + Files.size(file) + tail.length;
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Counted(open(), sent)), length);
    }

    private InputStream open() {
        try {
            return new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(head), Files.newInputStream(file), new ByteArrayInputStream(tail))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Says how much was read. */
    private static final class Counted extends FilterInputStream {
        private final LongConsumer sent;
        private long count;

        Counted(InputStream in, LongConsumer sent) {
            super(in);
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            sent.accept(count);
            return read;
        }
    }
}

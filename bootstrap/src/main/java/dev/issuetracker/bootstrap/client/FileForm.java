package dev.issuetracker.bootstrap.client;

import java.io.ByteArrayInputStream;
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
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A form with files, which are read while they are sent, and perhaps with what is said of them. */
final class FileForm {
    private final String boundary = UUID.randomUUID().toString();
    private final List<Piece> pieces = new ArrayList<>();
    private long length;

    /** A part of the body, opened when it is its turn. */
    private interface Piece {
        InputStream open() throws IOException;
    }

    /** @param mapping what is said of the files, as JSON; null for nothing */
    FileForm(List<Path> files, @Nullable Path mapping) throws IOException {
        if (mapping != null) {
            begin("name=\"mapping\"\r\n\r\n");
            add(mapping);
        }
        for (Path file : files) {
            // As browsers write names: RFC 7578 leaves no other way to have a quote in one.
            String name = file.getFileName().toString().replace("\"", "%22").replaceAll("[\\r\\n]", " ");
            begin("name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            add(file);
        }
        add("--" + boundary + "--\r\n");
    }

    private void begin(String disposition) {
        add("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition);
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pieces.add(() -> new ByteArrayInputStream(bytes));
        length += bytes.length;
    }

    private void add(Path file) throws IOException {
        pieces.add(() -> Files.newInputStream(file));
        length += Files.size(file);
        add("\r\n");
    }

    String mediaType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** @param sent is given the number of bytes that were handed on so far */
    BodyPublisher body(LongConsumer sent) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new Counted(open(), sent)), length);
    }

    private InputStream open() {
        return new SequenceInputStream(Collections.enumeration(new Opened(pieces)));
    }

    /** The parts of the body, each opened when it is asked for. */
    private static final class Opened extends AbstractList<InputStream> {
        private final List<Piece> pieces;

        Opened(List<Piece> pieces) {
            this.pieces = pieces;
        }

        @Override
        public InputStream get(int place) {
            try {
                return pieces.get(place).open();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public int size() {
            return pieces.size();
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

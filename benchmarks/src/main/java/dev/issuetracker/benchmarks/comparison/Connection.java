package dev.issuetracker.benchmarks.comparison;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that is kept, and costs the client as little as possible, for client and server share the machine. */
final class Connection implements AutoCloseable {
    private final Socket socket;
    private final String headers;
    // A stream of the JDK takes a lock for each byte of the headers.
    private final byte[] received = new byte[1 << 16];
    private int next;
    private int end;

    Connection(URI server, String token) {
        try {
            this.socket = new Socket(server.getHost(), server.getPort());
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.headers = " HTTP/1.1\r\nHost: " + server.getHost() + "\r\nAuthorization: Bearer " + token + "\r\n";
    }

    /**
     * Sends a request and gives the body of the answer.
     *
     * @param body JSON; empty is none
     * @throws IllegalStateException when the answer is no success
     */
    String send(String method, String path, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + headers
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\n")
                + (method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n") + "\r\n";
        try {
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            return answer(method + " " + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(String request) throws IOException {
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = true;
            }
        }
        String body = chunked ? chunks() : text(length);
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IllegalStateException(request + " was answered " + status + " " + body);
        }
        return body;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
            body.append(text(length));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        byte[] text = new byte[length];
        for (int done = 0; done < length; ) {
            receive();
            int taken = Math.min(length - done, end - next);
            System.arraycopy(received, next, text, done, taken);
            next += taken;
            done += taken;
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            receive();
            int begin = next;
            while (next < end && received[next] != '\n') {
                next++;
            }
            line.write(received, begin, next - begin);
            if (next < end) {
                next++;
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
        }
    }

    /** Waits for bytes unless there are some. */
    private void receive() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, socket.getInputStream().read(received));
            if (end == 0) {
                throw new EOFException("the server closed the connection");
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.issuetracker.http.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends bytes as they are, which no decent client would, and reads what comes back. One connection as long as it lasts.
 */
final class Wire implements AutoCloseable {
    /** What came back. */
    static final class Answer {
        private final int status;
        /** By names in any case. */
        private final Map<String, List<String>> headers;

        private final byte[] body;

        private Answer(int status, Map<String, List<String>> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        Map<String, List<String>> headers() {
            return headers;
        }

        @Nullable
        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.get(0);
        }

        byte[] body() {
            return body;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final int port;
    private final Duration patience;
    private @Nullable Connection connection;

    /** @param patience how long the server may be silent */
    Wire(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param last whether this is all that goes over the connection, which its end shows to the server
     * @throws SocketTimeoutException when the server stays silent
     * @throws IOException when the server hangs up without an answer, or what it sends is no HTTP
     */
    Answer send(byte[] request, boolean head, boolean last) throws IOException {
        Connection used = connection;
        if (used != null && !last) {
            try {
                return answered(used, used.exchange(request, head, false));
            } catch (Connection.Stale | SocketException ended) {
                // Perhaps over what came before: asked again on a connection of its own, the request answers for
                // itself.
                drop();
            } catch (IOException exception) {
                drop();
                throw exception;
            }
        }
        drop();
        Connection fresh = new Connection(port, patience);
        connection = fresh;
        try {
            Answer answer = answered(fresh, fresh.exchange(request, head, last));
            if (last) {
                drop();
            }
            return answer;
        } catch (IOException exception) {
            drop();
            throw exception;
        }
    }

    private Answer answered(Connection used, Answer answer) throws IOException {
        if (used.ended || "close".equalsIgnoreCase(answer.header("Connection"))) {
            drop();
        }
        return answer;
    }

    private void drop() throws IOException {
        Connection old = connection;
        connection = null;
        if (old != null) {
            old.socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        drop();
    }

    private static final class Connection {
        /** The server had hung up before this request came. */
        static final class Stale extends EOFException {
            private static final long serialVersionUID = 1L;
        }

        final Socket socket;
        private final InputStream in;
        private boolean ended;

        Connection(int port, Duration patience) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
        }

        Answer exchange(byte[] request, boolean head, boolean last) throws IOException {
            IOException rejected = null;
            try {
                socket.getOutputStream().write(request);
                if (last) {
                    socket.shutdownOutput();
                }
            } catch (IOException hungUp) {
                // Its answer may lie there already.
                rejected = hungUp;
            }
            try {
                return read(head);
            } catch (Stale none) {
                throw none;
            } catch (SocketException reset) {
                throw rejected == null ? reset : rejected;
            }
        }

        private Answer read(boolean head) throws IOException {
            while (true) {
                int status = status(line());
                Map<String, List<String>> headers = headers();
                if (status >= 200) {
                    return new Answer(status, headers, body(status, headers, head));
                }
            }
        }

        private static int status(String line) throws IOException {
            if (!line.matches("HTTP/1\\.1 [1-5][0-9][0-9].*")) {
                throw new IOException("not a status line: " + line);
            }
            return Integer.parseInt(line.substring(9, 12));
        }

        private Map<String, List<String>> headers() throws IOException {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon < 1) {
                    throw new IOException("not a header: " + line);
                }
                headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            return headers;
        }

        private byte[] body(int status, Map<String, List<String>> headers, boolean head) throws IOException {
            if (head || status == 204 || status == 304) {
                return new byte[0];
            }
            if (headers.containsKey("Transfer-Encoding")) {
                return chunks();
            }
            List<String> length = headers.get("Content-Length");
            if (length == null) {
                ended = true;
                return in.readAllBytes();
            }
            return exactly(Integer.parseInt(length.get(0)));
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.writeBytes(exactly(size));
                line();
            }
            line();
            return body.toByteArray();
        }

        private byte[] exactly(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the answer breaks off after " + bytes.length + " of " + length + " bytes");
            }
            return bytes;
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw line.size() == 0 ? new Stale() : new EOFException("the answer breaks off in its head");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        }
    }
}

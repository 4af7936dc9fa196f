package dev.issuetracker.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/** A connection on which a test writes HTTP byte by byte, as no HTTP client does. */
final class RawConnection implements AutoCloseable {
    private static final int LISTEN_MILLIS = 50;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection to(Api api) throws IOException {
        return to(api, SocketFactory.getDefault());
    }

    static RawConnection to(Api api, SocketFactory sockets) throws IOException {
        URI base = URI.create(api.base());
        return new RawConnection(sockets.createSocket(base.getHost(), base.getPort()));
    }

    /** The head of a request: the line that begins it, then its headers. */
    static String head(String request, String... headers) {
        StringBuilder head = new StringBuilder(request + " HTTP/1.1\r\nHost: a\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Reads the next line of the answer; empty at the end of its head. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString().strip();
    }

    /** Reads the next bytes of the answer, as soon as they come. */
    String read(int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
    }

    /** Reads a whole head of an answer; gives its first line. */
    String statusLine() throws IOException {
        String status = line();
        while (!line().isEmpty()) {
            // The headers.
        }
        return status;
    }

    /** Reads until the server closes the connection. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Sends byte after byte for as long as the server listens, and gives what it answers. */
    String trickle() throws IOException, InterruptedException {
        socket.setSoTimeout(LISTEN_MILLIS);
        while (true) {
            try {
                send("a");
            } catch (IOException closed) {
                return "";
            }
            try {
                int first = socket.getInputStream().read();
                socket.setSoTimeout(0);
                return first < 0 ? "" : (char) first + restBeforeAReset();
            } catch (SocketTimeoutException stillListening) {
                Thread.sleep(1);
            } catch (IOException reset) {
                return "";
            }
        }
    }

    /** The server may reset a connection on which bytes came that it does not read. */
    private String restBeforeAReset() {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(); read >= 0; read = in.read()) {
                answer.append((char) read);
            }
        } catch (IOException reset) {
            // What came before it is the answer.
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

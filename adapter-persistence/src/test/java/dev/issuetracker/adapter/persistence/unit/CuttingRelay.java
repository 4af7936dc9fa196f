package dev.issuetracker.adapter.persistence.unit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands on what clients and a server say to each other, and cuts the first connection whose client says a word. */
public final class CuttingRelay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicBoolean cut = new AtomicBoolean();
    private final String host;
    private final int port;
    private final String word;

    public CuttingRelay(String host, int port, String word) throws IOException {
        this.host = host;
        this.port = port;
        this.word = word;
        start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Whether a connection was cut. */
    public boolean hasCut() {
        return cut.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(host, port);
                start(() -> handOn(client, server, true));
                start(() -> handOn(server, client, false));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void handOn(Socket from, Socket to, boolean fromClient) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                String said = new String(bytes, 0, read, StandardCharsets.ISO_8859_1);
                if (fromClient && said.contains(word) && cut.compareAndSet(false, true)) {
                    return;
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            // So has the other direction.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

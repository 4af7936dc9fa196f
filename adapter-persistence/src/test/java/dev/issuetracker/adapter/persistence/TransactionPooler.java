package dev.issuetracker.adapter.persistence;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A connection pooler as PgBouncer is one, for servers that ask for no password: in transaction mode a connection has a
 * session only while it is in a transaction, in session mode one of its own. Like PgBouncer it tells clients a process
 * that is none.
 */
public final class TransactionPooler implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;
    private static final int NO_PROCESS = 1;

    private final ServerSocket listening;
    private final int serverPort;
    private final boolean byTransaction;
    private final Deque<Session> idle = new ArrayDeque<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** A session of the server. */
    private record Session(DataInputStream in, DataOutputStream out) {}

    private static final class Message {
        private final int type;
        private final byte[] body;

        private Message(int type, byte[] body) {
            this.type = type;
            this.body = body;
        }

        static Message read(DataInputStream in) throws IOException {
            int type = in.readUnsignedByte();
            byte[] body = new byte[in.readInt() - Integer.BYTES];
            in.readFully(body);
            return new Message(type, body);
        }

        void write(DataOutputStream out) throws IOException {
            out.writeByte(type);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
        }
    }

    private TransactionPooler(int serverPort, boolean byTransaction) {
        this.serverPort = serverPort;
        this.byTransaction = byTransaction;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(() -> {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                start(() -> serve(client));
            }
        });
    }

    public static TransactionPooler inTransactionMode(int serverPort) {
        return new TransactionPooler(serverPort, true);
    }

    public static TransactionPooler inSessionMode(int serverPort) {
        return new TransactionPooler(serverPort, false);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Serves a client until it goes. */
    private void serve(Socket client) throws IOException {
        DataInputStream in = in(client);
        DataOutputStream out = out(client);
        byte[] greeting = startup(in, out);
        Session session = connect(greeting, out);
        out.flush();
        if (byTransaction) {
            release(session);
            session = null;
        }
        while (true) {
            Message message = Message.read(in);
            if (message.type == 'X') {
                return;
            }
            session = session == null ? take(greeting) : session;
            message.write(session.out());
            boolean answered = message.type == 'Q' || message.type == 'S';
            if (answered && answer(session, out) && byTransaction) {
                release(session);
                session = null;
            }
        }
    }

    /** What a client begins with; TLS is declined. */
    private static byte[] startup(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            byte[] body = new byte[in.readInt() - Integer.BYTES];
            in.readFully(body);
            if (body.length != Integer.BYTES
                    || new DataInputStream(new ByteArrayInputStream(body)).readInt() != SSL_REQUEST) {
                return body;
            }
            out.writeByte('N');
            out.flush();
        }
    }

    /** Begins a session; the client hears all that the server says, but for its process. */
    private Session connect(byte[] greeting, DataOutputStream client) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        open.add(server);
        Session session = new Session(in(server), out(server));
        session.out().writeInt(greeting.length + Integer.BYTES);
        session.out().write(greeting);
        session.out().flush();
        while (true) {
            Message message = Message.read(session.in());
            if (message.type == 'K') {
                client.writeByte('K');
                client.writeInt(message.body.length + Integer.BYTES);
                client.writeInt(NO_PROCESS);
                client.write(message.body, Integer.BYTES, message.body.length - Integer.BYTES);
            } else {
                message.write(client);
            }
            if (message.type == 'Z') {
                return session;
            }
        }
    }

    /** Passes the answer on; true when the session is in no transaction after it. */
    private static boolean answer(Session session, DataOutputStream out) throws IOException {
        session.out().flush();
        while (true) {
            Message message = Message.read(session.in());
            message.write(out);
            if (message.type == 'Z') {
                out.flush();
                return message.body[0] == 'I';
            }
        }
    }

    private Session take(byte[] greeting) throws IOException {
        synchronized (idle) {
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        return connect(greeting, new DataOutputStream(OutputStream.nullOutputStream()));
    }

    /** The last one that is given back is the first to be taken again, as with PgBouncer. */
    private void release(Session session) {
        synchronized (idle) {
            idle.push(session);
        }
    }

    private static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    private static DataOutputStream out(Socket socket) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (EOFException | SocketException gone) {
                        // The client left, or the test is over.
                        return;
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                },
                "pooler");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

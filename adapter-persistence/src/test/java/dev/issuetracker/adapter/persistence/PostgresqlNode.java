package dev.issuetracker.adapter.persistence;

import dev.issuetracker.adapter.persistence.settings.DatabaseSettings.Node;
import dev.issuetracker.domain.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server in a folder of its own, to be killed, frozen and promoted. */
public final class PostgresqlNode implements AutoCloseable {
    private static final Path BINARIES = PostgresqlServer.binaries();
    private static final long STOP_SECONDS = 30;
    private static final long PATIENCE_SECONDS = 60;
    private static final long ANSWER_SECONDS = 2;

    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 20_000;
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(Math.floorMod(ProcessHandle.current().pid() * 199, PORTS));

    private final Path data;
    private final int port = freePort();
    private @Nullable Process process;

    private PostgresqlNode(Path data) {
        this.data = data;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** A new, stopped server. */
    public static PostgresqlNode initialized(Path data) {
        run(command(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync"));
        return new PostgresqlNode(data);
    }

    /** A stopped server with the same data as this one, which must be stopped too. */
    public PostgresqlNode copy(Path to) {
        run(List.of("cp", "-a", data.toString(), to.toString()));
        return new PostgresqlNode(to);
    }

    /** Starts; returns when it takes connections. */
    public void start(String... options) {
        List<String> command = command("postgres", "-D", data.toString(), "-p", String.valueOf(port));
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=300",
                "fsync=off",
                "shared_buffers=16MB",
                "wal_receiver_timeout=5s",
                "wal_retrieve_retry_interval=200ms"));
        settings.addAll(List.of(options));
        for (String setting : settings) {
            command.addAll(List.of("-c", setting));
        }
        launch(command);
        Await.until("node " + port + " takes connections", () -> answersOrIsLaunchedAgain(command), this::log);
    }

    private void launch(List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolveSibling(data.getFileName() + ".log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A server does not start while a process of a killed one still has its shared memory. */
    private boolean answersOrIsLaunchedAgain(List<String> command) {
        Process running = process;
        if (running == null || !running.isAlive()) {
            launch(command);
            return false;
        }
        return answers();
    }

    /** Starts as a standby that streams from another node. */
    public void startFollowing(PostgresqlNode primary) {
        try {
            Files.writeString(data.resolve("standby.signal"), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start("primary_conninfo=host=127.0.0.1 port=" + primary.port + " user=postgres application_name=standby");
    }

    /** Returns before it takes writes: on a busy machine that lasts longer than a statement may. */
    public void promote() {
        execute("SELECT pg_promote(wait => false)");
    }

    /** As {@code kill -9} of every process of the server. */
    public void kill() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> children = running.descendants().toList();
            running.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(running);
            process = null;
        }
    }

    /** As {@code kill -STOP}: the server's sockets stay open and nothing answers. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    /** Stops in an orderly way. */
    public void stop() {
        Process running = process;
        if (running != null) {
            ended("kill", "-INT", String.valueOf(running.pid()));
            awaitEnd(running);
            process = null;
        }
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            thaw();
            // Immediately, but so that it gives its shared memory back.
            ended("kill", "-QUIT", String.valueOf(running.pid()));
            awaitEnd(running);
            kill();
        }
    }

    private static void awaitEnd(Process running) {
        try {
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("node " + port + " does not run");
        }
        // The postmaster first, so that it makes no children that would be missed; those that end meanwhile are.
        ended("kill", "-" + name, String.valueOf(running.pid()));
        running.descendants().forEach(child -> ended("kill", "-" + name, String.valueOf(child.pid())));
    }

    /** How the tracker reaches a database on it: as an ordinary role. */
    public Node node(String database) {
        return new Node("127.0.0.1", port, database, "tracker", "secret", Optional.empty());
    }

    public void execute(String sql) {
        execute("postgres", sql);
    }

    public void execute(String database, String sql) {
        try (Connection connection = connect(database, PATIENCE_SECONDS);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of the first row, as a superuser sees it in a database. */
    public String ask(String database, String sql) {
        try (Connection connection = connect(database, PATIENCE_SECONDS);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Connection connect(String database, long seconds) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=" + seconds
                        + "&socketTimeout=" + seconds,
                "postgres",
                "secret");
    }

    private boolean answers() {
        try (Connection connection = connect("postgres", ANSWER_SECONDS)) {
            return connection.isValid((int) ANSWER_SECONDS);
        } catch (SQLException failure) {
            return false;
        }
    }

    /** What the server wrote so far. */
    public String log() {
        try {
            return Files.readString(data.resolveSibling(data.getFileName() + ".log"));
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    /** PostgreSQL rejects to run as root; in a user namespace of its own it does not see that it does. */
    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(BINARIES.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) {
        int code = ended(command.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }

    private static int ended(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /**
     * A port that stays free while the server is stopped: below those that systems give to connections, and another one
     * each time, also beside other JVMs that run tests.
     */
    private static int freePort() {
        while (true) {
            int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // By another program: the next one.
            }
        }
    }
}

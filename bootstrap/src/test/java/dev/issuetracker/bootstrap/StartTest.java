package dev.issuetracker.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.issuetracker.bootstrap.configuration.Configuration;
import dev.issuetracker.bootstrap.configuration.Environment;
import dev.issuetracker.bootstrap.server.Server;
import dev.issuetracker.bootstrap.server.StartProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a server that cannot start says to the person who starts it. */
class StartTest {
    @TempDir
    Path folder;

    private Path database() {
        return folder.resolve("issue-tracker.db");
    }

    private Configuration configuration(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(
                Map.of("DB_ENGINE", "sqlite", "DATA_DIR", folder.toString(), "PORT", "0", "HOST", "127.0.0.1"));
        all.putAll(variables);
        return Configuration.of(Environment.of(all));
    }

    private String problem(Map<String, String> variables) {
        Configuration configuration = configuration(variables);
        RuntimeException exception = assertThrows(
                RuntimeException.class,
                () -> Server.start(configuration, Clock.systemUTC()).close());
        return StartProblem.of(exception, configuration);
    }

    private void starts(Map<String, String> variables) {
        Server.start(configuration(variables), Clock.systemUTC()).close();
    }

    @Test
    void portInUseIsNamed() {
        try (Server first = Server.start(configuration(Map.of()), Clock.systemUTC())) {
            String port = Integer.toString(first.port());
            String problem = problem(
                    Map.of("PORT", port, "DATA_DIR", folder.resolve("second").toString()));

            assertEquals(
                    "The server cannot listen on port " + port
                            + " of 127.0.0.1, because another program uses it: stop that program, or set PORT"
                            + " to another port.",
                    problem);
        }
    }

    @Test
    void hostOfAnotherMachineIsNamed() {
        String problem = problem(Map.of("HOST", "192.0.2.1"));

        assertTrue(problem.startsWith("The server cannot listen on port 0 of 192.0.2.1: "), problem);
        assertTrue(problem.contains("Set HOST to an address of this machine"), problem);
    }

    @Test
    void fileWhereTheDataFolderShouldBeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));

        assertEquals(
                "The server cannot use " + file
                        + ": a file of this name is in the way. Let this account write the folder "
                        + file.toAbsolutePath() + ", or set DATA_DIR to another one.",
                problem(Map.of("DATA_DIR", file.toString())));
    }

    @Test
    void fileThatIsNoDatabaseIsNamed() throws IOException {
        Files.writeString(database(), "This is a letter, and not a database. ".repeat(100));

        assertEquals(
                database() + " is not an SQLite database: move it away, or set DB_NAME or DATA_DIR to another file.",
                problem(Map.of()));
    }

    @Test
    void databaseOfAnotherProgramIsNamed() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipes (name TEXT)");
        }

        assertEquals(
                "The database " + database()
                        + " has tables of another program and none of the tracker's: set DB_NAME to another"
                        + " database.",
                problem(Map.of()));
    }

    @Test
    void emptyFileNeedsConsent() throws IOException {
        Files.createFile(database());

        String problem = problem(Map.of());
        assertTrue(problem.startsWith(database() + " is empty: "), problem);
        starts(Map.of("ACCEPT_EMPTY_DB", "true"));
        starts(Map.of());
    }

    @Test
    void secondServerOnTheFileIsRejected() {
        try (Server first = Server.start(configuration(Map.of()), Clock.systemUTC())) {
            String problem = problem(Map.of());
            assertTrue(first.port() > 0);
            assertTrue(problem.startsWith(database() + " is in use by another server, "), problem);
        }
        starts(Map.of());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void secondServerOnASymbolicLinkIsRejected() throws IOException {
        Path link = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("elsewhere")).resolve("link.db"), database());
        try (Server first = Server.start(configuration(Map.of()), Clock.systemUTC())) {
            String problem = problem(Map.of("DB_NAME", link.toString()));
            assertTrue(first.port() > 0);
            assertTrue(problem.startsWith(link + " is in use by another server, "), problem);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void databaseWithAHardLinkIsRejected() throws IOException {
        starts(Map.of());
        Path link = Files.createLink(folder.resolve("hard.db"), database());

        String problem = problem(Map.of("DB_NAME", link.toString()));
        assertTrue(problem.startsWith(link + " has 2 names (hard links)"), problem);
        Files.delete(link);
        starts(Map.of());
    }

    @Test
    void whateverElseHappensIsOneSentence() {
        String problem = StartProblem.of(
                new IllegalStateException("outer", new IllegalStateException("first line\nsecond line")),
                configuration(Map.of()));

        assertEquals("The server could not start: first line. With LOG_LEVEL=DEBUG the log says where.", problem);
        assertFalse(problem.contains("\n"));
    }

    @Test
    void startThatFailsWhileItServesListensNoLonger() throws IOException {
        BannerFails log = new BannerFails();
        Logger logger = (Logger) LoggerFactory.getLogger(Server.class);
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        try {
            String problem = problem(Map.of());
            assertTrue(problem.startsWith("The server could not start: no banner."), problem);
        } finally {
            logger.setLevel(null);
            logger.detachAppender(log);
        }

        assertThrows(ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), log.port).close());
        starts(Map.of());
    }

    /** A log that fails when the server says where it listens: the system chose the port. */
    private static final class BannerFails extends ListAppender<ILoggingEvent> {
        private static final Pattern BANNER = Pattern.compile(" serves http://127\\.0\\.0\\.1:(\\d+)/ ");

        private int port;

        @Override
        public synchronized void doAppend(ILoggingEvent event) {
            Matcher banner = BANNER.matcher(event.getFormattedMessage());
            if (banner.find()) {
                port = Integer.parseInt(banner.group(1));
                throw new IllegalStateException("no banner");
            }
        }
    }

    @Test
    void failedStartLeavesNoTemporaryFiles() throws IOException {
        Files.writeString(database(), "This is a letter, and not a database. ".repeat(100));
        problem(Map.of());

        try (var files = Files.list(folder.resolve("tmp"))) {
            assertEquals(0, files.count());
        }
    }
}

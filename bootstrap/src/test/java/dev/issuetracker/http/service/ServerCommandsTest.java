package dev.issuetracker.http.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.issuetracker.bootstrap.RunCommand;
import dev.issuetracker.bootstrap.RunningServer;
import dev.issuetracker.bootstrap.client.CallException;
import dev.issuetracker.bootstrap.client.FileImport;
import dev.issuetracker.bootstrap.client.FileImport.End;
import dev.issuetracker.bootstrap.client.FileImport.Order;
import dev.issuetracker.bootstrap.client.ServerClient;
import dev.issuetracker.bootstrap.client.Terminal;
import dev.issuetracker.bootstrap.server.Server;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** {@code import} and {@code export}, on a running server and on a database. */
class ServerCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private final Tracker tracker = Tracker.shared(Store.SQLITE);
    private final String mark = HttpTest.unique("command");

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private RunCommand run(Api as, String command, Object... arguments) {
        Path token = file("token", as.token() + "\n");
        List<String> all =
                new ArrayList<>(List.of(command, "--server", as.base() + "/", "--token-file", token.toString()));
        Stream.of(arguments).map(Object::toString).forEach(all::add);
        return RunCommand.of(Map.of(), all.toArray(String[]::new));
    }

    private RunCommand importFiles(Object... arguments) {
        return run(tracker.jane(), "import", arguments);
    }

    private List<String> stored() {
        return tracker.jane().get("/issues?sort=id&keyword=" + mark).expect(200).titles();
    }

    private String rows(String... statuses) {
        StringBuilder rows = new StringBuilder("title,status,labels,note\n");
        for (String status : statuses) {
            rows.append(mark)
                    .append(' ')
                    .append(status)
                    .append(',')
                    .append(status)
                    .append(",,x\n");
        }
        return rows.toString();
    }

    private static void ends(int exitCode, RunCommand run) {
        assertEquals(exitCode, run.exitCode(), run::toString);
    }

    @Test
    void fileIsShownAndStoredOnlyWhenSomebodySaysSo() {
        Path file = file("a \"b\".csv", rows("open", "resolved"));
        RunCommand shown = importFiles(
                file, "--with", "column.Nota=none", "--with", "person.kin=jane", "--with", "new_field.Nota=text");
        ends(1, shown);
        assertTrue(shown.out().contains("2 rows, 2 good, 0 rejected"), shown.out());
        List.of("the column Nota", "the new field Nota", "the person kin")
                .forEach(name -> assertTrue(shown.out().contains("not used: " + name), shown.out()));
        assertTrue(shown.out().contains("ignored: note, 2 values"), shown.out());
        assertTrue(shown.out().contains("Nothing was stored. Add --yes to import."), shown.out());
        assertEquals(List.of(), stored());

        RunCommand run = importFiles(file, "--yes");
        ends(0, run);
        assertTrue(run.out().contains("2 issues were imported"), run.out());
        assertEquals(List.of(mark + " open", mark + " resolved"), stored());
    }

    @Test
    void whatWasUnderstoodOfAFileIsShown() throws IOException {
        Path file = folder.resolve("redmine.csv");
        String rows = """
                #;Tracker;Subject;Status;Author;Created;Estimated time
                1;Bug;%1$s \u00c4;Neu;%1$s;13/2/2026;1,5
                2;Bug;%1$s;Neu;%1$s;1/2/2026
                """;
        Files.writeString(file, rows.formatted(mark), StandardCharsets.ISO_8859_1);
        RunCommand run = importFiles(file, "--with", "time_zone=Europe/Berlin");
        List.of(
                        "  read as: windows-1252, separated by semicolons, times in Europe/Berlin, 1 row without its",
                        "  date order: created is dmy",
                        "  status: Neu is open, 2 rows",
                        "  missing person: " + mark + ", 2 rows",
                        "  unknown: author " + mark + ", 2 rows: There is no user of this name")
                .forEach(line -> assertTrue(run.out().contains(line), run.out()));
    }

    @Test
    void whatIsCreatedIsShownAsNew() {
        Path file = file("issues.csv", "title,status,labels\n" + mark + ",open," + mark + "\n");
        String label = " label: " + mark + ", 1 row\n";
        RunCommand missing = importFiles(file);
        assertTrue(missing.out().contains("  missing" + label), missing.out());
        RunCommand made = importFiles(file, "--create-missing", "labels");
        assertTrue(made.out().contains("  new" + label), made.out());
        assertFalse(made.out().contains("unknown"), made.out());
    }

    @Test
    void rejectedRowsKeepAFileOutAndAreSaved() throws IOException {
        Path file = file("issues.csv", rows("open", "done"));
        Path rejects = folder.resolve("rejects.csv");
        RunCommand run = importFiles(file, "--yes", "--rejects", rejects);
        ends(1, run);
        assertTrue(run.out().contains("error: line 3, status: status must be one of"), run.out());
        assertTrue(Files.readString(rejects).contains(mark + " done,done,,x,\"status: "), Files.readString(rejects));
        assertEquals(List.of(), stored());

        ends(3, importFiles(file, "--yes", "--partial"));
        assertEquals(List.of(mark + " open"), stored());
    }

    @Test
    void rejectedRowsDoNotReplaceWhatIsSent() throws IOException {
        Path file = file("issues.csv", rows("open", "done"));
        Path mapping = file("mapping.json", "{\"values\": {\"status\": {\"ready\": \"open\"}}}");
        Path same = folder.resolve("x").resolve("..").resolve("issues.csv");
        Files.createDirectory(folder.resolve("x"));
        for (Path rejects : List.of(file, same, mapping)) {
            RunCommand run = importFiles(file, "--yes", "--partial", "--mapping", mapping, "--rejects", rejects);
            ends(2, run);
            assertTrue(run.err().contains("--rejects would replace "), run.err());
        }
        assertEquals(rows("open", "done"), Files.readString(file));
        assertEquals(List.of(), stored());
    }

    @Test
    void newerFileUpdatesTheIssuesOfAnOlderOne() {
        String jira = "Summary,Issue key,Issue id,Status\n%s first," + mark + "-1,1,%s\n";
        Path older = file("older.csv", jira.formatted(mark, "To Do"));
        RunCommand first = importFiles(older, "--yes");
        ends(0, first);
        assertTrue(first.out().contains(": 1 issue was imported, as import "), first.out());
        Path newer = file("newer.csv", jira.formatted(mark, "Done"));
        RunCommand run = importFiles(newer, "--yes", "--with", "on_existing=update");
        ends(0, run);
        assertTrue(run.out().contains("1 row, 0 good, 0 rejected, 1 to update"), run.out());
        assertTrue(run.out().contains("1 issue that had been imported before was updated."), run.out());
        assertEquals(
                "resolved",
                tracker.jane().get("/issues?keyword=" + mark).expect(200).text("/results/0/status"));
        RunCommand again = importFiles(newer, "--yes", "--with", "on_existing=update");
        ends(1, again);
        assertTrue(again.out().contains("Nothing was stored."), again.out());
    }

    @Test
    void noFileIsStoredWhenAnotherIsBad() {
        ends(1, importFiles(file("good.csv", rows("open")), file("bad.csv", rows("done")), "--yes"));
        assertEquals(List.of(), stored());
        ends(0, importFiles(file("good.csv", rows("open")), file("bad.csv", rows("in_progress")), "--yes"));
        assertEquals(List.of(mark + " open", mark + " in_progress"), stored());
    }

    @Test
    void severalFilesAreOneImport() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        RunCommand run = importFiles(
                file("a.csv", rows("open")),
                file("b.csv", rows("in_progress", "done")),
                "--yes",
                "--partial",
                "--rejects",
                rejects);
        ends(3, run);
        assertTrue(run.out().contains("2 files: format tracker, 3 rows, 2 good, 1 rejected"), run.out());
        assertTrue(run.out().contains("file: b.csv, 2 rows"), run.out());
        assertTrue(run.out().contains("error: b.csv, line 3, status: "), run.out());
        assertTrue(run.out().contains("2 files: 2 issues were imported, as import "), run.out());
        assertTrue(Files.readString(rejects).contains("\"b.csv, line 3: status: "), Files.readString(rejects));
        assertEquals(List.of(mark + " open", mark + " in_progress"), stored());
    }

    @Test
    void noFileIsStoredWhenTheHeaderOfAnotherIsBad() {
        RunCommand run = importFiles(
                file("good.csv", rows("open")), file("bad.csv", "title,note\nOne,x\n"), "--yes", "--partial");
        ends(1, run);
        assertTrue(run.out().contains("2 files: it is not clear what the columns are."), run.out());
        assertTrue(run.out().contains("error: bad.csv, line 1, status: The header has no column status"), run.out());
        assertEquals(List.of(), stored());
    }

    @Test
    void mappingSaysWhatAFileMeans() throws IOException {
        Path file = file("table.csv", "Betreff,Stand,labels\n" + mark + ",fertig,\n" + mark + " 2,weg,\n");
        Path mapping = file(
                "mapping.json",
                "{\"format\": \"tracker\", \"columns\": {\"Betreff\": \"title\", \"Stand\": \"status\"},"
                        + " \"values\": {\"status\": {\"fertig\": \"resolved\"}}}");
        Path rejects = folder.resolve("rejects.csv");
        ends(3, importFiles(file, "--yes", "--partial", "--mapping", mapping, "--rejects", rejects));
        assertEquals(List.of(mark), stored());
        assertTrue(Files.readString(rejects).contains(mark + " 2,weg,"), Files.readString(rejects));
    }

    @Test
    void savedMappingIsTakenByItsName() throws IOException {
        tracker.jane()
                .post("/mappings", "{name: '" + mark + "', mapping: {columns: {Betreff: 'title'}, format: 'tracker'}}")
                .expect(201);
        Path file = file("table.csv", "Betreff,status,labels\n" + mark + ",open,\n");
        ends(0, importFiles(file, "--yes", "--mapping-name", mark));
        assertEquals(List.of(mark), stored());
        ends(2, importFiles(file, "--mapping-name", mark, "--mapping", file("mapping.json", "{}")));
    }

    @Test
    void whatAFileNamesAndDoesNotExistIsCreatedWhenThatIsWanted() {
        String label = mark + "-label";
        Path file = file("labels.csv", "title,status,labels\n" + mark + ",open," + label + "\n");
        RunCommand without = importFiles(file, "--yes");
        ends(1, without);
        assertTrue(without.out().contains(label), without::toString);
        ends(0, run(tracker.admin(), "import", file, "--yes", "--create-missing", "labels,options"));
        assertEquals(List.of(mark), stored());
        tracker.jane().get("/issues?keyword=" + mark).shows("/results/0/labels/0/name", "'" + label + "'");
    }

    @Test
    void wrongKindsOfWhatIsCreatedAreExplained() {
        Path file = file("issues.csv", rows("open"));
        RunCommand unknown = importFiles(file, "--yes", "--create-missing", "colours");
        ends(1, unknown);
        assertTrue(unknown.err().contains("create_missing"), unknown::toString);
        RunCommand forbidden = importFiles(file, "--yes", "--create-missing", "fields");
        ends(1, forbidden);
        assertEquals(List.of(), stored());
        RunCommand twice = importFiles(file, "--create-missing", "labels", "--with", "create_missing=users");
        ends(2, twice);
        assertTrue(twice.err().contains("use either --create-missing or --with create_missing"), twice::toString);
    }

    @Test
    void wrongMappingIsExplained() {
        RunCommand run = importFiles(
                file("issues.csv", rows("open")), "--yes", "--mapping", file("mapping.json", "{\"columns\": 1}"));
        ends(1, run);
        assertTrue(run.err().contains("columns must be an object"), run::toString);
        ends(2, importFiles(file("issues.csv", rows("open")), "--mapping", folder.resolve("none.json")));
        assertEquals(List.of(), stored());
    }

    @Test
    void parametersAreThoseOfTheApi() {
        Path file = file("table.csv", "Betreff,Stand\n" + mark + ",fertig\n");
        RunCommand run = importFiles(
                file,
                "--yes",
                "--with",
                "format=other",
                "--with",
                "column.Betreff=title",
                "--with",
                "column.Stand=status",
                "--with",
                "status.fertig=resolved");
        ends(0, run);
        assertTrue(run.out().contains("status: fertig is resolved"), run.out());
        assertEquals(List.of(mark), stored());
    }

    @Test
    void whatTheServerRejectsIsExplained() {
        RunCommand unknown = importFiles(file("issues.csv", rows("open")), "--with", "encodin=utf-8");
        ends(1, unknown);
        assertEquals(2, unknown.err().split("There is no parameter encodin", -1).length, unknown.err());
        RunCommand denied = run(tracker.jane().withToken("nobody"), "import", file("issues.csv", rows("open")));
        ends(1, denied);
        assertFalse(denied.err().isBlank());
        RunCommand away = RunCommand.of(
                Map.of(),
                "export",
                "--server",
                "http://127.0.0.1:1",
                "--token-file",
                file("token", "t").toString(),
                folder.resolve("away.csv").toString());
        ends(1, away);
        assertTrue(away.err().contains("cannot be reached"), away.err());
    }

    @Test
    void wrongArgumentsAreExplained() {
        ends(2, importFiles(folder.resolve("none.csv")));
        ends(2, importFiles(file("issues.csv", rows("open")), "--with", "dry_run=true"));
        Path nowhere = folder.resolve("none").resolve("rejects.csv");
        ends(2, importFiles(file("issues.csv", rows("done")), "--rejects", nowhere));
        ends(2, run(tracker.jane(), "export", nowhere));
        ends(2, run(tracker.jane(), "export", folder.resolve("issues.pdf")));
        ends(2, run(tracker.jane(), "export", folder.resolve("all.zip"), "--search", "is:open"));
        RunCommand noServer = RunCommand.of(Map.of(), "export", "--server", "tracker", "issues.csv");
        ends(2, noServer);
        assertTrue(noServer.err().contains("--server is a URL"), noServer.err());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:7411, 'write https://127.0.0.1:7411, or http://127.0.0.1:7411 when it has no TLS'",
        "tracker/below, 'write https://tracker/below, or http://tracker/below when it has no TLS'",
        "ftp://tracker, ftp://tracker is none",
        "http://a b, http://a b is none",
        "http://tracker:99999, http://tracker:99999 is none",
        "https://tracker/?q=x, https://tracker/?q=x is none"
    })
    void serverThatIsNoUrlIsAnsweredWithOne(String server, String message) {
        RunCommand run = RunCommand.of(Map.of(), "export", "--server", server, "issues.csv");
        ends(2, run);
        String expected = "--server is a URL such as https://tracker.example.org";
        assertTrue(run.err().startsWith(expected) && run.err().contains(message), run.err());
    }

    @Test
    void rejectedRowsReplaceAFileOnlyWhenSomebodySaysSo() throws IOException {
        Path file = file("issues.csv", rows("done"));
        Path rejects = file("rejects.csv", "kept");
        RunCommand run = importFiles(file, "--rejects", rejects);
        ends(2, run);
        assertTrue(run.err().contains("there is a file " + rejects + " already; --overwrite replaces it"), run.err());
        assertEquals("kept", Files.readString(rejects));
        ends(1, importFiles(file, "--rejects", rejects, "--overwrite"));
        assertTrue(Files.readString(rejects).contains(mark + " done"), Files.readString(rejects));
    }

    @Test
    void foldersAreNotTakenForFiles() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept.csv"));
        Path file = file("issues.csv", rows("done"));
        for (RunCommand run : List.of(
                importFiles(kept),
                importFiles(file, "--mapping", kept),
                importFiles(file, "--rejects", kept),
                run(tracker.jane(), "export", kept, "--overwrite"),
                run(tracker.jane(), "export", kept.getRoot()))) {
            ends(2, run);
            assertTrue(run.err().contains(" is a folder; name a file"), run.err());
        }
        assertTrue(Files.isDirectory(kept));
    }

    @Test
    void fileThatCannotBeWrittenIsNamedWithTheReason() throws IOException {
        // Not only permissions are in the way: a test may run as an account that has all of them.
        Files.writeString(Files.createDirectory(folder.resolve("out.csv.part")).resolve("file"), "precious");
        Path out = folder.resolve("out.csv");
        String failure = "The file " + out + " cannot be written: Is a directory.";

        RunCommand export = run(tracker.jane(), "export", out);
        ends(1, export);
        assertTrue(export.err().contains(failure), export.err());

        RunCommand rejects = importFiles("--yes", "--rejects", out, file("bad.csv", rows("open", "lost")));
        ends(1, rejects);
        assertTrue(rejects.err().contains(failure), rejects.err());
        assertEquals(List.of(), stored());
    }

    @Test
    void fileThatCannotBeReadIsNotBlamedOnTheServer() {
        URI server = URI.create(tracker.jane().base());
        Path first = file("first.csv", rows("open") + "x".repeat(1 << 20));
        Path second = file("second.csv", rows("open"));
        ServerClient client = new ServerClient(server, tracker.jane().token());

        CallException failure = assertThrows(
                CallException.class,
                () -> client.importFiles(
                        List.of(first, second),
                        Map.of("dry_run", "true"),
                        null,
                        sent -> second.toFile().delete()));

        assertEquals("The file " + second + " cannot be read: it does not exist.", failure.getMessage());
    }

    @Test
    void rejectedRowsAreATable() throws IOException {
        Path rejects = folder.resolve("rejects.ods");
        RunCommand run = importFiles(file("issues.csv", rows("done")), "--rejects", rejects);
        ends(2, run);
        assertTrue(run.err().contains("--rejects ends in .csv or .xlsx"), run.err());
        assertFalse(Files.exists(rejects));
    }

    @Test
    void issuesOfASearchAreExported() throws IOException {
        tracker.jane().issue(mark + " one");
        tracker.jane().issue("Another");
        Path file = folder.resolve("issues.jsonl");
        ends(0, run(tracker.jane(), "export", file, "--search", mark));
        assertEquals(1, Files.readAllLines(file).size());
        assertTrue(Files.readString(file).contains(mark + " one"));
        ends(2, run(tracker.jane(), "export", file));
        ends(0, run(tracker.jane(), "export", file, "--overwrite"));
        assertTrue(Files.readAllLines(file).size() > 1);
    }

    @Test
    void everythingIsExportedByAdmins() throws IOException {
        Path file = folder.resolve("all.zip");
        ends(1, run(tracker.jane(), "export", file));
        assertFalse(Files.exists(file));
        ends(0, run(tracker.admin(), "export", file));
        assertEquals('P', Files.readAllBytes(file)[0]);
        assertFalse(Files.exists(folder.resolve("all.zip.part")));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void everythingIsReadableByItsOwnerOnlyAlsoInThePlaceOfAnOlderFile() throws IOException {
        Path issues = folder.resolve("issues.csv");
        ends(0, run(tracker.admin(), "export", issues));
        Path usual = Files.writeString(folder.resolve("usual"), "");
        assertEquals(permissions(usual), permissions(issues));
        Path all = Files.writeString(folder.resolve("all.zip"), "an older one");
        Path part = Files.writeString(folder.resolve("all.zip.part"), "of an export that was killed");
        for (Path file : List.of(all, part)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        ends(0, run(tracker.admin(), "export", all, "--overwrite"));
        assertEquals("rw-------", permissions(all));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void databaseIsUsedWithoutAServer(Store store) throws IOException {
        Map<String, String> variables = database(store);
        Map<String, String> serving = new HashMap<>(variables);
        serving.putAll(Map.of("HOST", "127.0.0.1", "PORT", "0"));
        try (RunningServer server = RunningServer.start(serving, Clock.systemUTC())) {
            Api.ofOneThatStops(server.port()).signUp("jane");
        }
        // What is said of the network is for servers.
        variables.putAll(Map.of("BASE_PATH", "/tracker", "TLS_CERT", "none.pem", "TLS_KEY", "none.pem"));
        String issues = file("issues.csv", rows("open", "resolved")).toString();
        ends(0, RunCommand.of(variables, "import", issues, "--yes", "--as", "Jane"));
        Path file = folder.resolve("issues.jsonl");
        ends(0, RunCommand.of(variables, "export", file.toString(), "--as", "jane"));
        assertEquals(2, Files.readAllLines(file).size());
    }

    private Map<String, String> database(Store store) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Map<String, String> variables = new HashMap<>(store.freshDatabase(data));
        variables.put("DATA_DIR", data.toString());
        return variables;
    }

    @Test
    void serverOnPostgresqlMayRunMeanwhile() throws IOException {
        Map<String, String> variables = database(Store.POSTGRESQL);
        String issues = file("issues.csv", rows("open", "resolved")).toString();
        try (Tracker server = Tracker.on(Path.of(variables.get("DATA_DIR")), variables)) {
            Api jane = server.guest().signUp("jane");
            ends(0, RunCommand.of(variables, "import", issues, "--yes", "--as", "jane"));
            assertEquals(
                    List.of(mark + " open", mark + " resolved"),
                    jane.get("/issues?sort=id").expect(200).titles());
            Answer log = jane.get("/audit?event=signed_out").expect(200);
            assertEquals("jane", log.text("/results/0/by/username"));
            assertEquals("issue-tracker on the command line", log.text("/results/0/user_agent"));
        }
    }

    @Test
    void fileThatAServerUsesIsLeftAlone() {
        String issues = file("issues.csv", rows("open")).toString();
        Map<String, String> variables = Map.of("DATA_DIR", tracker.directory().toString());
        RunCommand run = RunCommand.of(variables, "import", issues, "--yes", "--as", "jane");
        ends(1, run);
        assertTrue(run.err().contains("is in use by another server"), run.err());
        assertEquals(List.of(), stored());
    }

    @Test
    void databaseIsUsedByAnActiveAccountOnly() {
        Map<String, String> variables =
                Map.of("DATA_DIR", folder.resolve("data").toString());
        String issues = file("issues.csv", rows("open")).toString();
        RunCommand unknown = RunCommand.of(variables, "import", issues, "--as", "jane");
        ends(2, unknown);
        assertTrue(unknown.err().contains("there is no active account named jane"), unknown.err());
        RunCommand neither = RunCommand.of(variables, "import", issues);
        ends(2, neither);
        assertTrue(neither.err().contains("name the server with --server, or an account with --as"), neither.err());
        RunCommand both = RunCommand.of(variables, "import", issues, "--as", "jane", "--server", "https://tracker");
        ends(2, both);
        assertTrue(both.err().contains("use either --server or --as"), both.err());
    }

    @Test
    void databaseThatCannotBeUsedIsExplained() {
        Map<String, String> away = Map.of(
                "DATA_DIR",
                folder.toString(),
                "DB_HOST",
                "127.0.0.1",
                "DB_PORT",
                "1",
                "DB_NAME",
                "x",
                "DB_USER",
                "x",
                "DB_PASSWORD",
                "x");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Server.class);
        logger.addAppender(log);
        try {
            RunCommand run =
                    RunCommand.of(away, "export", folder.resolve("x.csv").toString(), "--as", "jane");
            ends(1, run);
            assertFalse(run.err().isBlank());
        } finally {
            logger.detachAppender(log);
        }
        // Nobody is served.
        assertEquals(List.of(), log.list);
    }

    /** Somebody who answers every question in the same way. */
    private record Person(boolean agreeing) implements Terminal {
        @Override
        public boolean present() {
            return true;
        }

        @Override
        public boolean agrees(String question) {
            return agreeing;
        }

        @Override
        public Optional<String> secret(String prompt) {
            return Optional.empty();
        }
    }

    @Test
    void personIsAsked() {
        Path file = file("issues.csv", rows("open"));
        assertEquals(End.NOTHING, asking(new Person(false), file));
        assertEquals(List.of(), stored());
        assertEquals(End.DONE, asking(new Person(true), file));
        assertEquals(List.of(mark + " open"), stored());
    }

    private End asking(Terminal terminal, Path file) {
        ServerClient client = new ServerClient(
                URI.create(tracker.jane().base()), tracker.jane().token());
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return new FileImport(client, terminal, nowhere, nowhere, new Order(Map.of(), null, false, false, null))
                .run(List.of(file));
    }
}

package dev.issuetracker.http.moving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.adapter.http.ServerWithoutStores;
import dev.issuetracker.adapter.http.route.Route;
import dev.issuetracker.bootstrap.RunCommand;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything leaves by {@code GET /export}, and is the same where it arrives. */
class TrackerExportTest {
    private static final String NEW_PASSWORD = "a new horse staple";
    /** What is about the server, its time and the credentials of its callers, and no part of what moves. */
    private static final Set<String> OF_THE_SERVER = Set.of(
            "/audit",
            "/export",
            "/health/live",
            "/health/ready",
            "/invites",
            "/me/sessions",
            "/me/tokens",
            "/metrics",
            "/openapi.json",
            // How old unresolved issues are is another answer at each moment.
            "/reports/ageing",
            "/reports/time-in-status",
            "/signup",
            // No archive has webhooks: a copy of a tracker calls nobody.
            "/webhooks",
            "/webhooks/{id}",
            "/webhooks/{id}/deliveries",
            "/webhooks/{id}/deliveries/{delivery_id}");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void trackerIsTheSameOnAnotherDatabaseAndBack(Store store) throws IOException {
        Store other = store == Store.SQLITE ? Store.POSTGRESQL : Store.SQLITE;
        try (Tracker first = Tracker.fresh(store)) {
            fill(first);
            byte[] export = export(first.admin());
            Map<String, String> answers = answers(first.admin());
            try (Restored second = restored(export, other)) {
                assertSame(answers, answers(second.admin()));
                byte[] again = export(second.admin());
                assertEquals(files(export), files(again));
                try (Restored third = restored(again, store)) {
                    assertSame(answers, answers(third.admin()));
                    // History may name the label that is gone, whose id no other gets.
                    assertEquals(
                            List.of(4L, 4L, 4L),
                            Stream.of(first.admin(), second.admin(), third.admin())
                                    .map(api -> api.label("new").id())
                                    .toList());
                }
            }
        }
    }

    /** A server on a database that an export filled. */
    private record Restored(Tracker tracker, Api admin) implements AutoCloseable {
        @Override
        public void close() {
            tracker.close();
        }
    }

    private Restored restored(byte[] export, Store store) throws IOException {
        Path directory = Tracker.temporaryFolder();
        Map<String, String> database = store.emptyDatabase();
        RunCommand restored = restore(export, directory, database);
        assertEquals(0, restored.exitCode(), restored::toString);
        assertTrue(
                Pattern.compile("until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC:")
                        .matcher(restored.out())
                        .find(),
                restored.out());
        Tracker tracker = Tracker.on(directory, database);
        String code = restored.out().lines().reduce((former, last) -> last).orElseThrow();
        tracker.guest()
                .post("/password-reset", "{code: '" + code + "', password: '" + NEW_PASSWORD + "'}")
                .expect(204);
        return new Restored(tracker, tracker.guest().signIn("admin", NEW_PASSWORD));
    }

    private RunCommand restore(byte[] export, Path directory, Map<String, String> database) throws IOException {
        Path file = Files.write(folder.resolve("export.zip"), export);
        Map<String, String> variables = new HashMap<>(database);
        variables.put("DATA_DIR", directory.toString());
        return RunCommand.of(variables, "restore-export", file.toString());
    }

    private static byte[] export(Api admin) {
        return admin.get("/export").expect(200).response().body();
    }

    /** Makes some of everything that a tracker keeps. */
    private static void fill(Tracker tracker) {
        Api admin = tracker.admin();
        Api jane = tracker.jane();
        admin.applyPreset().expect(200);
        admin.post("/fields", "{name: 'Systems', type: 'multi_select', options: [{name: 'api'}, {name: 'web'}]}")
                .expect(201);
        admin.post("/fields", "{name: 'Reviewer', type: 'user'}").expect(201);
        admin.label("bug");
        admin.label("Ünusual");
        admin.delete("/labels/" + admin.label("gone").id()).expect(204);
        work(jane);
        importJira(jane);
        importPeople(tracker);
        jane.post("/searches", "{name: 'Mine', q: 'assignee:me', shared: true}").expect(201);
        jane.post("/mappings", "{name: 'Mine', mapping: {columns: {Due: null}}, shared: true}")
                .expect(201);
        admin.patch("/users/" + tracker.john().get("/me").id(), "{disabled: true}")
                .expect(200);
    }

    /** Issues with all that an issue can have, edited, linked, commented on and deleted. */
    private static void work(Api jane) {
        long child = jane.issue("Child", "fields: {Priority: 'high', Systems: ['web', 'api'], Reviewer: 'john'}")
                .id();
        long parent = jane.issue("Parent 日本", "labels: ['bug', 'ünusual'], assignee: 'john'")
                .id();
        jane.patch("/issues/" + child, "{version: 1, parent: " + parent + ", fields: {Estimate: 2.5}}")
                .expect(200);
        jane.patch("/issues/" + child, "{version: 2, status: 'resolved', fields: {'Due date': '2027-01-31'}}")
                .expect(200);
        long grandchild = jane.issue("Grandchild", "parent: " + child).id();
        long kept = jane.post("/issues/" + child + "/links", "{type: 'blocks', issue: " + parent + "}")
                .expect(201)
                .id();
        long removed = jane.post("/issues/" + child + "/links", "{type: 'relates', issue: " + grandchild + "}")
                .expect(201)
                .id();
        assertTrue(kept < removed);
        jane.delete("/issues/" + child + "/links/" + removed).expect(204);
        long comment = jane.post("/issues/" + child + "/comments", "{body: 'Two\\nlines'}")
                .expect(201)
                .id();
        jane.patch("/issues/" + child + "/comments/" + comment, "{body: 'Edited'}")
                .expect(200);
        jane.delete("/issues/" + jane.issue("Gone").id()).expect(204);
    }

    /** Two placeholders; one is joined to an account. */
    private static void importPeople(Tracker tracker) {
        Api admin = tracker.admin();
        admin.upload(
                        "/issues/import?create_missing=users",
                        "issues.csv",
                        "title,status,labels,assignee\nOf Kim,open,,Kim Doe\nOf Lee,open,,Lee\n"
                                .getBytes(StandardCharsets.UTF_8))
                .expect(201);
        long lee = admin.get("/users?keyword=Lee").number("/results/0/id");
        admin.post(
                        "/users/" + lee + "/join",
                        "{into: " + tracker.guest().signUp("late").get("/me").id() + "}")
                .expect(200);
    }

    private static void importJira(Api jane) {
        String jira = """
                Summary,Issue key,Issue id,Status,Reporter,Created,Comment
                From Jira,PM-1,1,Done,kim,01/Feb/20 9:00 AM,02/Feb/20 8:00 AM;kim;Works
                """;
        jane.upload("/issues/import", "jira.csv", jira.getBytes(StandardCharsets.UTF_8))
                .expect(201);
    }

    /** What every route answers that shows what moves, by path. */
    private static Map<String, String> answers(Api api) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : paths(api)) {
            Answer answer = api.get(path);
            // A problem has the id of its request.
            String shown = answer.status() == 200 ? answer.body().replace(api.base(), "") : answer.code();
            answers.put(path, answer.status() + " " + shown);
        }
        return answers;
    }

    private static void assertSame(Map<String, String> expected, Map<String, String> found) {
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((path, answer) -> assertEquals(answer, found.get(path), path));
    }

    private static List<String> paths(Api api) {
        Map<String, List<String>> byTemplate = new LinkedHashMap<>();
        byTemplate.put("/issues/count", List.of("/issues/count?facets=status,assignee,label,field.Priority"));
        byTemplate.put(
                "/issues/export", List.of("/issues/export?format=csv&sort=id", "/issues/export?format=jsonl&sort=id"));
        byTemplate.put("/issues", List.of("/issues?sort=id", "/issues?limit=2", "/issues?q=lines", "/issues?q=parent"));
        byTemplate.put("/search/suggest", List.of("/search/suggest?q=label:"));
        byTemplate.put("/reports/latency", List.of("/reports/latency?group_by=label"));
        List<String> paths = new ArrayList<>();
        for (String template : templates()) {
            paths.addAll(byTemplate.getOrDefault(template, expanded(template, api)));
        }
        for (JsonNode issue : api.get("/issues?sort=id").expect(200).at("/results")) {
            for (long version = 1; version <= issue.path("version").longValue(); version++) {
                paths.add("/issues/" + issue.path("id") + "?version=" + version);
            }
        }
        return paths;
    }

    private static Set<String> templates() {
        return ServerWithoutStores.routes().stream()
                .filter(route -> route.method().equals("GET"))
                .map(Route::template)
                .filter(template -> !OF_THE_SERVER.contains(template))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The paths of a template, for ids up to one more than there are. */
    private static List<String> expanded(String template, Api api) {
        if (!template.contains("{")) {
            return List.of(template);
        }
        assertEquals("{id}", template.replaceAll(".*(\\{.*\\}).*", "$1"), template);
        long highest = api.get("/issues?sort=-id&limit=1").expect(200).number("/results/0/id");
        return LongStream.rangeClosed(1, highest + 1)
                .mapToObj(id -> template.replace("{id}", Long.toString(id)))
                .toList();
    }

    /** The rows of an export, by file. */
    private static Map<String, List<String>> files(byte[] export) throws IOException {
        Map<String, List<String>> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                if (!entry.getName().equals("manifest.json")) {
                    files.put(entry.getName(), Arrays.asList(text.split("\n", -1)));
                }
            }
        }
        return files;
    }

    @Test
    void noSecretLeaves() throws IOException {
        try (Tracker tracker = Tracker.fresh(Store.SQLITE)) {
            String token = tracker.jane()
                    .post("/me/tokens", "{name: 'script', scope: 'read', expires_in: 86400}")
                    .expect(201)
                    .text("/token");
            Map<String, List<String>> files = files(export(tracker.admin()));
            assertEquals(
                    Set.of(
                            "id",
                            "username",
                            "email",
                            "role",
                            "created_at",
                            "disabled_at",
                            "placeholder_key",
                            "joined_to"),
                    names(Json.read(files.getOrDefault("users.jsonl", List.of()).get(0))));
            String all = files.toString();
            assertFalse(all.contains("argon2"), all);
            assertFalse(all.contains(token), all);
            assertTrue(
                    Stream.of("sessions", "personal_access_tokens", "invites", "password_resets", "audit_log")
                            .noneMatch(table -> files.containsKey(table + ".jsonl")),
                    files.keySet()::toString);
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @EnumSource
    void onlyAdminsTakeEverythingAndTheAuditLogSaysSo(Store store) {
        Tracker tracker = Tracker.shared(store);
        tracker.jane().get("/export").expect(403);
        tracker.guest().get("/export").expect(401);
        Answer file = tracker.admin().get("/export").expect(200);
        assertEquals("application/zip", file.header("Content-Type"));
        assertTrue(tracker.admin().get("/audit?event=tracker_exported").number("/results/0/id") > 0);
        tracker.admin().get("/export", "Accept", "text/csv").expect(406);
    }

    @ParameterizedTest
    @EnumSource
    void databaseThatHasDataStaysAsItIs(Store store) throws IOException {
        try (Tracker tracker = Tracker.fresh(store)) {
            byte[] export = export(tracker.admin());
            Path directory = Tracker.temporaryFolder();
            Map<String, String> database = store.emptyDatabase();
            assertEquals(0, restore(export, directory, database).exitCode());
            RunCommand again = restore(export, directory, database);
            assertEquals(1, again.exitCode());
            assertTrue(again.err().contains("has data already"), again.err());
        }
    }

    /** An export without the first row of one of its files. */
    private static byte[] withoutARow(byte[] export, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(export));
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                String kept = entry.getName().equals(name) ? text.substring(text.indexOf('\n') + 1) : text;
                copy.putNextEntry(new ZipEntry(entry.getName()));
                copy.write(kept.getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void exportThatLacksARowIsRejectedAndNothingIsStored(Store store) throws IOException {
        try (Tracker tracker = Tracker.fresh(store)) {
            tracker.jane().issue("First");
            byte[] export = export(tracker.admin());
            Path directory = Tracker.temporaryFolder();
            Map<String, String> database = store.emptyDatabase();
            for (String file : List.of("users.jsonl", "issues.jsonl", "issue_history.jsonl")) {
                RunCommand rejected = restore(withoutARow(export, file), directory, database);
                assertEquals(1, rejected.exitCode());
                assertTrue(rejected.err().startsWith("Nothing was restored. "), rejected.err());
                assertTrue(rejected.err().contains("export.zip is not as it was written: " + file), rejected.err());
            }
            assertEquals(0, restore(export, directory, database).exitCode());
        }
    }

    @Test
    void cutOrForeignFileIsRejectedAndNothingIsStored() {
        try (Tracker tracker = Tracker.fresh(Store.SQLITE)) {
            byte[] export = export(tracker.admin());
            Path directory = Tracker.temporaryFolder();
            for (byte[] damaged :
                    List.of(Arrays.copyOf(export, export.length - 30), "no zip".getBytes(StandardCharsets.UTF_8))) {
                RunCommand rejected = restore(damaged, directory, Store.SQLITE.emptyDatabase());
                assertEquals(1, rejected.exitCode());
                assertTrue(rejected.err().contains("is no export of everything, or is cut"), rejected.err());
            }
            assertEquals(
                    0, restore(export, directory, Store.SQLITE.emptyDatabase()).exitCode());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

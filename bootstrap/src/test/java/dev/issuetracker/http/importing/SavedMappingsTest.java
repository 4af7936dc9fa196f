package dev.issuetracker.http.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mappings that are kept under names, and imports that take them. */
class SavedMappingsTest extends HttpTest {
    private static final String COLUMNS = "{'columns': {'Betreff': 'title', 'Lage': 'status'}, 'format': 'tracker'";
    private static final String IN_PROGRESS = COLUMNS + ", 'values': {'status': {'offen': 'in_progress'}}}";
    private static final String RESOLVED = COLUMNS + ", 'values': {'status': {'offen': 'resolved'}}}";

    private final String name = unique("map");

    SavedMappingsTest(Store store) {
        super(store);
    }

    private static Answer save(Api api, String called, String mapping, boolean shared) {
        return api.post(
                "/mappings", "{name: " + Json.quote(called) + ", mapping: " + mapping + ", shared: " + shared + "}");
    }

    private static String path(Answer saved) {
        return "/mappings/" + saved.expect(201).id();
    }

    private static List<String> names(Api api) {
        return api.get("/mappings?limit=200").expect(200).each("/results", "/name");
    }

    private static String username(Api api) {
        return api.get("/me").text("/username");
    }

    private String file() {
        return "Betreff,Lage,labels\nA " + name + ",offen,\n";
    }

    private Answer imported(Api api, String mapping, String query, String... headers) {
        return api.uploadFiles(
                "/issues/import?mapping_name=" + Api.encoded(mapping) + query,
                List.of(Map.entry("liste.csv", file())),
                headers);
    }

    private String importedStatus() {
        return jane.get("/issues?keyword=" + name).expect(200).text("/results/0/status");
    }

    @Test
    void savedMappingIsAnsweredWholeAndRead() {
        Answer saved = save(jane, name, RESOLVED, false).expect(201);
        String whole = "{id: " + saved.id() + ", owner: {id: '…', username: '…'}, name: '" + name + "', mapping: "
                + RESOLVED + ", shared: false, created_at: '…', updated_at: '…', version: 1}";
        saved.shows("", whole);
        jane.get("/mappings/" + saved.id()).expect(200).shows("", whole);
        jane.get("/mappings/" + saved.id(), "If-None-Match", "\"1\"").expect(304);
        assertTrue(names(jane).contains(name));
    }

    @Test
    void ownMappingIsSeenByNobodyElse() {
        String path = path(save(jane, name, RESOLVED, false));
        john.get(path).expect(404);
        admin.patch(path, "{shared: true}").expect(404);
        admin.delete(path).expect(404);
        assertFalse(names(john).contains(name));
        Answer unknown = imported(john, username(jane) + "/" + name, "").expect(400);
        assertEquals(List.of("mapping_name unknown_mapping"), unknown.violations());
        assertFalse(unknown.text("/errors/0/message").contains("Did you mean"), unknown::toString);
    }

    @Test
    void sharedMappingIsTakenByAllAndChangedByItsOwnerAndAdmins() {
        String path = path(save(jane, name, RESOLVED, true));
        imported(john, name.toUpperCase(Locale.ROOT), "").expect(201);
        assertEquals("resolved", importedStatus());
        john.patch(path, "{name: 'mine'}").expect(403);
        john.delete(path).expect(403);
        admin.patch(path, "{mapping: " + IN_PROGRESS + ", version: 1}")
                .expect(200)
                .shows("/mapping", IN_PROGRESS)
                .shows("/version", "2");
        assertEquals(
                "stale_version",
                jane.patch(path, "{shared: false, version: 1}").expect(409).code());
        admin.delete(path, "If-Match", "\"1\"").expect(412);
        admin.delete(path).expect(204);
        jane.get(path).expect(404);
    }

    @Test
    void ownMappingComesBeforeThoseOfOthers() {
        save(john, name, RESOLVED, true).expect(201);
        save(admin, name, RESOLVED, true).expect(201);
        Answer ambiguous = imported(jane, name, "").expect(400);
        assertEquals(List.of("mapping_name ambiguous"), ambiguous.violations());
        assertTrue(ambiguous.text("/errors/0/message").contains(username(john) + "/" + name), ambiguous::toString);
        save(jane, name, IN_PROGRESS, false).expect(201);
        imported(jane, name, "").expect(201);
        assertEquals("in_progress", importedStatus());
        imported(jane, username(john) + "/" + name, "&dry_run=true")
                .expect(200)
                .shows("/statuses/0/status", "'resolved'");
    }

    @Test
    void parameterOfTheUrlWinsOverASavedMapping() {
        save(jane, name, IN_PROGRESS, false).expect(201);
        imported(jane, name, "&status.offen=resolved").expect(201);
        assertEquals("resolved", importedStatus());
    }

    @Test
    void importThatNobodyWaitsForKeepsTheMappingAsItWas() {
        String path = path(save(jane, name, COLUMNS + "}", false));
        long id =
                imported(jane, name, "", "Prefer", "respond-async").expect(202).number("/id");
        assertEquals("failed", awaitEnd(id));
        jane.patch(path, "{mapping: " + RESOLVED + "}").expect(200);
        Answer rejects = jane.get("/imports/" + id + "/rejects.csv").expect(200);
        assertTrue(rejects.body().contains("A " + name + ",offen,"), rejects::toString);
        jane.post("/imports/" + id + "/run", "{}").expect(202);
        assertEquals("failed", awaitEnd(id));
    }

    private String awaitEnd(long id) {
        return ImportEnds.of(jane, "/imports/" + id).text("/state");
    }

    @Test
    void sentAndSavedMappingExcludeEachOther() {
        save(jane, name, RESOLVED, false).expect(201);
        assertEquals(
                List.of("mapping_name contradiction"),
                jane.uploadMapped(
                                "?mapping_name=" + name, "liste.csv", file().getBytes(StandardCharsets.UTF_8), RESOLVED)
                        .expect(400)
                        .violations());
    }

    @Test
    void misspeltNameShowsTheNearestThatTheCallerSees() {
        save(jane, name, RESOLVED, false).expect(201);
        assertEquals(
                "There is no saved mapping named " + name + "x. Did you mean " + name + "?",
                imported(jane, name + "x", "&dry_run=true").expect(400).text("/errors/0/message"));
    }

    @Test
    void mappingThatIsWrongByItselfIsNotSaved() {
        assertEquals(
                List.of(
                        "mapping/people/Kim wrong_type",
                        "mapping/values/fields.a~1b/P1 wrong_type",
                        "mapping/colour unknown_field",
                        "mapping/separator invalid_choice",
                        "mapping/values/status/done invalid_status"),
                save(jane, name, """
                                {'separator': 'ab', 'colour': 'red', 'people': {'Kim': 7},
                                 'values': {'fields.a/b': {'P1': 1},
                                 'status': {'done': 'closed'}}}""", false).expect(400).violations());
        assertEquals(
                List.of("mapping wrong_type"),
                save(jane, name, "'{}'", false).expect(400).violations());
        assertEquals(
                List.of("mapping too_long"),
                save(jane, name, "{'people': {'kim': '" + "a".repeat(65_536) + "'}}", false)
                        .expect(400)
                        .violations());
        assertEquals(
                List.of("mapping required", "name required"),
                jane.post("/mappings", "{}").expect(400).violations().stream()
                        .sorted()
                        .toList());
        assertFalse(names(jane).contains(name));
    }

    @Test
    void mappingThatContradictsItselfIsNotSaved() {
        assertEquals(
                List.of("mapping/values/status/foo contradiction", "mapping/values/status/FOO contradiction"),
                save(jane, name, "{'values': {'status': {'foo': 'open', 'FOO': 'resolved'}}}", false)
                        .expect(400)
                        .violations());
    }

    @Test
    void editThatMakesAMappingWrongIsRejected() {
        String path = path(save(jane, name, RESOLVED, false));
        assertEquals(
                List.of("mapping/date_order invalid_choice"),
                jane.patch(path, "{mapping: {'date_order': 'ymd'}}").expect(400).violations());
        jane.get(path).shows("/mapping", RESOLVED).shows("/version", "1");
    }

    @Test
    void valueThatOnlyAnImportCanCheckIsRejectedThere() {
        save(jane, name, "{'columns': {'Betreff': 'nothing'}, 'people': {'kim': 'no-such-user'}}", false)
                .expect(201);
        assertEquals(
                List.of("mapping/people/kim unknown_user"),
                imported(jane, name, "&dry_run=true").expect(400).violations());
    }

    @Test
    void nameIsTakenOnlyByTheOwnersOtherMappings() {
        save(jane, name, RESOLVED, false).expect(201);
        assertEquals(
                "mapping_taken",
                save(jane, name.toUpperCase(Locale.ROOT), RESOLVED, true)
                        .expect(409)
                        .code());
        save(john, name, RESOLVED, false).expect(201);
    }

    @Test
    void viewerKeepsNoMapping() {
        Api vera = guest.signUp(unique("vera"));
        admin.patch("/users/" + vera.get("/me").id(), "{role: 'viewer'}").expect(200);
        save(vera, name, RESOLVED, false).expect(403);
    }

    @Test
    void sharingAMappingIsAudited() {
        String path = path(save(jane, name, RESOLVED, true));
        jane.delete(path).expect(204);
        String detail = name + ", of " + username(jane);
        for (String event : List.of("mapping_shared", "mapping_unshared")) {
            Answer log = admin.get("/audit?event=" + event).expect(200);
            assertTrue(log.each("/results", "/detail").contains(detail), () -> event + ": " + log);
        }
    }

    @Test
    void noMoreMappingsAreKeptThanAreAllowed() {
        Api hoarder = guest.signUp(unique("hoarder"));
        for (int n = 1; n <= 100; n++) {
            save(hoarder, "mapping " + n, "{}", false).expect(201);
        }
        Answer last = save(hoarder, "one more", "{}", false).expect(409);
        assertEquals("too_many_mappings", last.code());
        assertTrue(last.text("/detail").startsWith("You have 100 saved mappings,"), last::toString);
    }
}

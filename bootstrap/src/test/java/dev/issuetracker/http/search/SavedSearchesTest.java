package dev.issuetracker.http.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.contract.Threads;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SavedSearchesTest extends HttpTest {
    private final String name = unique("bugs");

    SavedSearchesTest(Store store) {
        super(store);
    }

    private Answer save(Api api, String called, String query, boolean shared) {
        return api.post(
                "/searches",
                "{name: " + Json.quote(called) + ", q: " + Json.quote(query) + ", shared: " + shared + "}");
    }

    private String path(Answer saved) {
        return "/searches/" + saved.expect(201).id();
    }

    private static List<String> names(Api api) {
        return api.get("/searches?limit=200").expect(200).each("/results", "/name");
    }

    private static String wrong(Answer answer) {
        return answer.expect(400).text("/errors/0/code") + " " + answer.text("/errors/0/message");
    }

    @Test
    void savedSearchIsAnsweredWholeAndRead() {
        Answer saved = save(jane, name, "is:open", false).expect(201);
        String whole = "{id: " + saved.id() + ", owner: {id: '…', username: '…'}, name: '" + name
                + "', q: 'is:open', shared: false, created_at: '…', updated_at: '…', version: 1}";
        saved.shows("", whole);
        assertEquals("\"1\"", saved.header("ETag"));
        jane.get("/searches/" + saved.id()).expect(200).shows("", whole);
        jane.get("/searches/" + saved.id(), "If-None-Match", "\"1\"").expect(304);
    }

    @Test
    void ownSearchIsSeenByNobodyElse() {
        String path = path(save(jane, name, "is:open", false));
        john.get(path).expect(404);
        admin.patch(path, "{shared: false}").expect(404);
        admin.delete(path).expect(404);
        assertTrue(names(jane).contains(name));
        assertFalse(names(john).contains(name));
        assertTrue(wrong(john.get("/issues?q=saved:" + name)).startsWith("unknown_search "));
    }

    @Test
    void sharedSearchIsSeenByAllAndChangedByItsOwnerAndAdmins() {
        String path = path(save(jane, name, "is:open", true));
        assertTrue(names(john).contains(name));
        john.patch(path, "{name: 'mine'}").expect(403);
        john.delete(path).expect(403);
        admin.patch(path, "{q: 'is:resolved'}").expect(200).shows("/version", "2");
        admin.delete(path).expect(204);
        jane.get(path).expect(404);
    }

    @Test
    void savedSearchFindsForEveryoneWhatItsConditionsSay() {
        String label = unique("label");
        jane.label(label);
        String labels = "labels: ['" + label + "']";
        long open = jane.issue("Open", labels).id();
        long mine = john.issue("Mine", labels).id();
        save(jane, name, "label:" + label + " author:me", true).expect(201);
        assertEquals(
                List.of(Long.toString(open)),
                jane.get("/issues?q=saved:" + name).each("/results", "/id"));
        assertEquals(
                List.of(Long.toString(mine)),
                john.get("/issues?q=" + Api.encoded("is:open saved:" + name.toUpperCase(Locale.ROOT)))
                        .each("/results", "/id"));
        john.get("/issues/count?q=" + Api.encoded("label:" + label + " -saved:" + name))
                .expect(200)
                .shows("/count", "1");
    }

    @Test
    void bulkEditTakesASavedSearch() {
        String label = unique("label");
        jane.label(label);
        jane.issue("One", "labels: ['" + label + "']");
        save(jane, name, "label:" + label + " sort:title", false).expect(201);
        jane.post("/issues/bulk", "{filter: {q: 'saved:" + name + "'}, status: 'resolved'}")
                .expect(200)
                .shows("/updated", "1");
    }

    @Test
    void ownerMakesASharedNameUnambiguous() {
        save(john, name, "is:open", true).expect(201);
        save(admin, name, "is:open", true).expect(201);
        String message = wrong(jane.get("/issues?q=saved:" + name));
        assertTrue(message.startsWith("ambiguous Column 7: Several people share"), message);
        jane.get("/issues?q=saved:" + john.get("/me").text("/username") + "/" + name)
                .expect(200);
        save(jane, name, "is:open", false).expect(201);
        jane.get("/issues?q=saved:" + name).expect(200);
    }

    @Test
    void ownersNameIsReadInAnyCaseAndForm() {
        Api owner = admin.signUp(unique("Zo\u00eb"));
        String username = owner.get("/me").text("/username");
        save(owner, name, "is:open", true).expect(201);
        for (String written : List.of(username.toUpperCase(Locale.ROOT), username.replace("\u00eb", "e\u0308"))) {
            jane.get("/issues?q=" + Api.encoded("saved:" + written + "/" + name))
                    .expect(200);
        }
    }

    @Test
    void searchInsideOfASharedOneIsItsOwners() {
        String inner = unique("inner");
        save(jane, inner, "\"" + inner + "\"", false).expect(201);
        save(jane, name, "saved:" + inner, true).expect(201);
        long found = jane.issue("About " + inner).id();
        assertEquals(
                List.of(Long.toString(found)),
                john.get("/issues?q=saved:" + name).each("/results", "/id"));
    }

    @Test
    void cycleIsRejectedWhereItCloses() {
        String other = unique("other");
        String path = path(save(jane, name, "is:open", false));
        save(jane, other, "is:open saved:" + name, false).expect(201);
        assertEquals(
                "cycle Column 11: In the saved search " + other + ": Column 15: The saved search " + name
                        + " must not be found by itself.",
                wrong(jane.patch(path, "{q: 'bug saved:" + other + "'}")));
        jane.get(path).shows("/q", "'is:open'");
    }

    @Test
    void sharedSearchMustNotBecomeOneThatItNames() {
        String other = unique("other");
        String former = path(save(admin, name, "is:open", true));
        save(john, other, "saved:" + name, true).expect(201);
        String path = path(save(jane, name, "saved:" + other, false));
        admin.delete(former).expect(204);
        assertTrue(wrong(jane.patch(path, "{shared: true}")).startsWith("cycle "));
        jane.get(path).shows("/shared", "false");
    }

    @Test
    void searchThatCannotBeReadIsNotShared() {
        long label = jane.post("/labels", "{name: '" + name + "'}").expect(201).id();
        String path = path(save(jane, name, "label:" + name, false));
        admin.delete("/labels/" + label).expect(204);
        assertTrue(wrong(jane.patch(path, "{shared: true}")).startsWith("unknown_label "));
    }

    @Test
    void searchThatCannotBeReadIsUnshared() {
        long label = jane.post("/labels", "{name: '" + name + "'}").expect(201).id();
        String path = path(save(jane, name, "label:" + name, true));
        admin.delete("/labels/" + label).expect(204);
        jane.patch(path, "{shared: false}").expect(200).shows("/shared", "false");
    }

    @RepeatedTest(20)
    void searchesThatAreEditedAtOnceNeverNameEachOther() {
        List<String> names = List.of(name, unique("other"));
        List<String> paths = names.stream()
                .map(each -> path(save(jane, each, "is:open", false)))
                .toList();
        List<Integer> statuses = Threads.atOnce(
                2,
                thread -> jane.patch(paths.get(thread), "{q: 'saved:" + names.get(1 - thread) + "'}")
                        .status());
        assertEquals(List.of(200, 400), statuses.stream().sorted().toList());
        names.forEach(each -> jane.get("/issues?q=saved:" + each).expect(200));
    }

    @Test
    void whatIsToBeMendedAfterALabelWasRenamedIsSaid() {
        long label = john.post("/labels", "{name: '" + name + "'}").expect(201).id();
        save(john, name, "is:open label:" + name, true).expect(201);
        admin.patch("/labels/" + label, "{name: '" + unique("other") + "'}").expect(200);
        String mended = ": Column 15: There is no label named " + name;
        String ofJohn = wrong(jane.get("/issues?q=saved:" + name));
        String owner = john.get("/me").expect(200).text("/username");
        assertTrue(ofJohn.contains("In the saved search " + owner + "/" + name + mended), ofJohn);
        String own = wrong(john.get("/issues?q=saved:" + name));
        assertTrue(own.contains("In the saved search " + name + mended), own);
    }

    @Test
    void newSearchIsNotFoundByItself() {
        save(john, name, "is:open", true).expect(201);
        assertEquals(
                "cycle Column 7: The saved search " + name + " must not be found by itself.",
                wrong(save(jane, name, "saved:" + name, false)));
    }

    @Test
    void renamedSearchMustNotBecomeTheOneThatItNames() {
        String other = unique("other");
        save(john, name, "is:open", true).expect(201);
        String path = path(save(jane, other, "saved:" + name, false));
        assertTrue(wrong(jane.patch(path, "{name: '" + name + "'}")).startsWith("cycle "));
    }

    @Test
    void searchesThatCountTooManyConditionsTogetherAreRejected() {
        save(jane, name, "a ".repeat(30), false).expect(201);
        jane.get("/issues?q=saved:" + name).expect(200);
        assertTrue(wrong(jane.get("/issues?q=" + Api.encoded("saved:" + name + " saved:" + name)))
                .startsWith("too_many Column "));
    }

    @Test
    void searchesAreNestedOnlySoDeep() {
        String inner = name;
        save(jane, inner, "is:open", false).expect(201);
        for (int depth = 2; depth <= 5; depth++) {
            String outer = unique("depth");
            save(jane, outer, "saved:" + inner, false).expect(201);
            inner = outer;
        }
        jane.get("/issues?q=saved:" + inner).expect(200);
        assertTrue(wrong(save(jane, unique("depth"), "saved:" + inner, false)).startsWith("too_deep Column 7: "));
    }

    @Test
    void removedSearchIsMissedByThoseThatNameIt() {
        String outer = unique("outer");
        String path = path(save(jane, name, "is:open", false));
        save(jane, outer, "saved:" + name, false).expect(201);
        jane.delete(path).expect(204);
        assertTrue(wrong(jane.get("/issues?q=saved:" + outer))
                .startsWith("unknown_search Column 7: In the saved search " + outer + ": Column 7: There is no"));
        jane.delete(path).expect(404);
    }

    @Test
    void searchThatCannotBeReadIsNotSaved() {
        assertEquals(
                "unknown_label Column 7: There is no label named no-such-label.",
                wrong(save(jane, name, "label:no-such-label", false)));
        assertFalse(names(jane).contains(name));
    }

    @Test
    void nameThatNobodySeesIsBlank() {
        assertEquals(
                List.of("name blank"),
                jane.post("/searches", "{name: '\u200B\u00A0', q: 'x'}")
                        .expect(400)
                        .violations());
    }

    @Test
    void allViolationsAreAnsweredAtOnce() {
        assertEquals(
                List.of("name slash", "q required", "querry unknown_field", "shared wrong_type"),
                jane.post("/searches", "{name: 'a/b', querry: 'x', shared: 'yes'}").expect(400).violations().stream()
                        .sorted()
                        .toList());
    }

    @Test
    void nameIsTakenOnlyByTheOwnersOtherSearches() {
        save(jane, name, "is:open", false).expect(201);
        assertEquals(
                "search_taken",
                save(jane, name.toUpperCase(Locale.ROOT), "is:open", true)
                        .expect(409)
                        .code());
        save(john, name, "is:open", false).expect(201);
    }

    @Test
    void staleEditIs409AndStaleIfMatch412() {
        String path = path(save(jane, name, "is:open", false));
        jane.patch(path, "{q: 'is:resolved', version: 1}").expect(200).shows("/version", "2");
        assertEquals(
                "stale_version",
                jane.patch(path, "{q: 'bug', version: 1}").expect(409).code());
        jane.patch(path, "{q: 'bug'}", "If-Match", "\"1\"").expect(412);
        jane.delete(path, "If-Match", "\"1\"").expect(412);
        jane.patch(path, "{q: 'is:resolved', version: 2}").expect(200).shows("/version", "2");
        jane.delete(path, "If-Match", "\"2\"").expect(204);
    }

    @Test
    void viewerKeepsSearchesAndSharesNone() {
        Api vera = guest.signUp(unique("vera"));
        admin.patch("/users/" + vera.get("/me").id(), "{role: 'viewer'}").expect(200);
        String path = path(save(vera, name, "is:open", false));
        save(vera, unique("shared"), "is:open", true).expect(403);
        vera.patch(path, "{shared: true}").expect(403);
        vera.delete(path).expect(204);
    }

    @Test
    void sharingIsAudited() {
        String path = path(save(jane, name, "is:open", false));
        jane.patch(path, "{shared: true}").expect(200);
        admin.patch(path, "{shared: false}").expect(200);
        String detail = name + ", of " + jane.get("/me").text("/username");
        for (String event : List.of("search_shared", "search_unshared")) {
            Answer log = admin.get("/audit?event=" + event).expect(200);
            assertTrue(log.each("/results", "/detail").contains(detail), () -> event + ": " + log);
        }
    }

    @Test
    void noMoreSearchesAreKeptThanAreAllowed() {
        Api hoarder = guest.signUp(unique("hoarder"));
        for (int n = 1; n <= 100; n++) {
            save(hoarder, "search " + n, "is:open", false).expect(201);
        }
        assertEquals(
                "too_many_searches",
                save(hoarder, "one more", "is:open", false).expect(409).code());
    }

    @Test
    void ownSearchIsSuggestedWithoutItsOwner() {
        save(jane, name, "is:open", true).expect(201);
        save(john, name, "is:open", true).expect(201);
        assertEquals(
                List.of(name, john.get("/me").text("/username") + "/" + name),
                jane.get("/search/suggest?q=saved:" + name).expect(200).each("/suggestions", ""));
    }

    @Test
    void namesOfSearchesAreSuggestedAsTheyMustBeWritten() {
        String shared = unique("zz shared");
        save(john, shared, "is:open", true).expect(201);
        save(admin, shared, "is:open", true).expect(201);
        assertEquals(
                List.of(
                        "\"" + john.get("/me").text("/username") + "/" + shared + "\"",
                        "\"" + admin.get("/me").text("/username") + "/" + shared + "\""),
                jane.get("/search/suggest?q=" + Api.encoded("saved:\"" + shared))
                        .expect(200)
                        .each("/suggestions", ""));
    }
}

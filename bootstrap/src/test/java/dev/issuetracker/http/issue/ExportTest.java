package dev.issuetracker.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Json;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /issues/export}. */
class ExportTest extends HttpTest {
    private final String mine = unique("exported");
    private final String bug = unique("bug");

    ExportTest(Store store) {
        super(store, Tracker.withFields(store));
        admin.label(bug);
    }

    private void issue(String title, String more) {
        jane.post("/issues", "{title: %s, description: '%s', %s}".formatted(Json.quote(title), mine, more))
                .expect(201);
    }

    private Answer export(String query, String... headers) {
        return jane.get("/issues/export?keyword=" + mine + "&sort=id" + query, headers);
    }

    @Test
    void tableHasAColumnForEveryFieldAndNoFormula() {
        issue("=1+1", "labels: ['" + bug + "'], assignee: 'john', fields: {Priority: 'high', Systems: ['web', 'api']}");
        Answer file = export("&format=csv").expect(200);
        List<String> lines = Arrays.asList(file.body().split("\r\n", -1));
        assertTrue(
                lines.get(0).startsWith("id,title,description,status,assignee,labels,parent,created_by,"),
                lines.get(0));
        assertTrue(lines.get(0).contains(",Priority"), lines.get(0));
        assertTrue(lines.get(1).contains(",'=1+1," + mine + ",open,john," + bug + ",,jane,"), lines.get(1));
        assertTrue(lines.get(1).contains("high"), lines.get(1));
        assertEquals("text/csv", file.header("Content-Type"));
        assertEquals("attachment; filename=\"issues.csv\"", file.header("Content-Disposition"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "jsonl"})
    void fileIsImportedAgainUnchanged(String format) {
        issue("'=x", "status: 'in_progress', assignee: 'john', fields: {Priority: 'high', Estimate: 2.5}");
        issue(
                "Ünï \"quoted\", 日本",
                "labels: ['" + bug + "'], fields: {Systems: ['api', 'web'], 'Due date': '2027-01-31'}");
        byte[] file = export("&format=" + format).expect(200).response().body();
        List<String> members = List.of("title", "description", "status", "assignee", "labels", "fields");
        List<String> before = shown(members);

        jane.upload("/issues/import", "issues." + format, file).expect(201).shows("/created", "2");

        List<String> both = shown(members);
        assertEquals(before, both.subList(2, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "jsonl"})
    void fileKeepsParentsAuthorsAndTimesWhereverItIsImported(String format) {
        issue("Whole", "status: 'open', assignee: 'john', fields: {Estimate: 1.235}");
        long whole = jane.get("/issues?keyword=" + mine).number("/results/0/id");
        issue("Part", "status: 'resolved', parent: " + whole);
        byte[] file = export("&format=" + format).expect(200).response().body();
        List<String> members =
                List.of("title", "created_by", "created_at", "updated_at", "resolved_at", "assignee", "fields");
        List<String> before = shown(members);

        String source = "?source=" + mine + format;
        john.upload("/issues/import" + source, "issues." + format, file)
                .expect(201)
                .shows("/format", "'issue-tracker'")
                .shows("/unknown_values", "[]");

        assertEquals(before, shown(members).subList(2, 4));
        Answer list = jane.get("/issues?keyword=" + mine + "&sort=id").expect(200);
        assertEquals(list.number("/results/2/id"), list.number("/results/3/parent"));
        assertEquals(whole, list.number("/results/1/parent"));
        john.upload("/issues/import" + source, "issues." + format, file)
                .expect(400)
                .shows("/errors/0/code", "'already_imported'");
    }

    /** These members of each of the issues, oldest first. */
    private List<String> shown(List<String> members) {
        List<String> shown = new ArrayList<>();
        for (JsonNode issue :
                jane.get("/issues?keyword=" + mine + "&sort=id").expect(200).at("/results")) {
            shown.add(members.stream().map(issue::path).toList().toString());
        }
        return shown;
    }

    @Test
    void linesOfJsonAreThoseOfTheList() {
        issue("First", "status: 'open'");
        issue("Second", "status: 'resolved'");
        String[] lines = export("&format=jsonl").expect(200).body().split("\n");
        Answer list = jane.get("/issues?keyword=" + mine + "&sort=id").expect(200);
        assertEquals(
                List.of(list.at("/results/0").toString(), list.at("/results/1").toString()),
                Arrays.stream(lines).map(line -> Json.read(line).toString()).toList());
    }

    @Test
    void descriptionThatFitsNoCellIsAnswered() {
        issue("Long", "status: 'open'");
        long id = jane.get("/issues?keyword=" + mine).number("/results/0/id");
        jane.patch("/issues/" + id, "{version: 1, description: '" + mine + "x".repeat(40_000) + "'}")
                .expect(200);
        assertEquals("export_impossible", export("&format=xlsx").expect(422).code());
        export("&format=csv").expect(200);
    }

    @Test
    void formatIsRequiredAndFiltersAreChecked() {
        assertEquals(List.of("format required"), export("").expect(400).violations());
        assertEquals(
                List.of("format invalid_choice"),
                export("&format=pdf").expect(400).violations());
        assertEquals(
                List.of("label unknown_label"),
                export("&format=csv&label=" + unique("none")).expect(400).violations());
    }

    @Test
    void typeIsThatOfTheFormat() {
        export("&format=csv", "Accept", "application/json").expect(406);
        export("&format=csv", "Accept", "text/csv").expect(200);
        Answer head = jane.send("HEAD", "/issues/export?format=csv", BodyPublishers.noBody());
        // Its length is not known before it is made.
        assertEquals("", head.expect(200).header("Content-Length"));
    }
}

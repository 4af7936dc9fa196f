package dev.issuetracker.http.label;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.text.Unseen;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LabelsTest extends HttpTest {
    private final String name = unique("bug");

    LabelsTest(Store store) {
        super(store);
    }

    @Test
    void labelIsAnsweredWhole() {
        admin.post("/labels/", "{name: '" + name + "', color: '#D73A4A', description: 'Broken'}")
                .expect(201)
                .shows(
                        "",
                        "{id: '…', name: '" + name + "', color: 'd73a4a', description: 'Broken', created_at: '…',"
                                + " updated_at: '…'}");
    }

    @Test
    void labelsAreListedByName() {
        // First of all names, so that they are on the first page however many labels other tests made.
        admin.label("!z" + name);
        admin.label("!A" + name);
        List<String> names = jane.get("/labels/?limit=200").expect(200).each("/results", "/name");
        assertTrue(names.indexOf("!A" + name) >= 0 && names.indexOf("!A" + name) < names.indexOf("!z" + name));
    }

    @Test
    void takenNameIs409WhateverItsCase() {
        admin.label(name);
        Answer answer = admin.post("/labels/", "{name: '" + name.toUpperCase(Locale.ROOT) + "'}");
        assertEquals("label_taken", answer.expect(409).code());
    }

    @Test
    void takenNameIs409WithWhatNobodySeesAroundItToo() {
        admin.label(name);
        Answer answer = admin.post("/labels/", "{name: '\u00A0" + name + "\u200B'}");
        assertEquals("label_taken", answer.expect(409).code());
    }

    @Test
    void nameThatNobodySeesIsBlank() {
        for (String unseen : Unseen.CHARACTERS) {
            assertEquals(
                    List.of("name blank"),
                    admin.post("/labels/", "{name: '" + unseen + "'}")
                            .expect(400)
                            .violations());
        }
    }

    @Test
    void emojiInANameStayWhole() {
        String woman = name + " \uD83D\uDC69\u200D\uD83D\uDCBB \u2764\uFE0F";
        Answer answer = admin.post("/labels/", "{name: '" + woman + "'}").expect(201);
        assertEquals(woman, answer.text("/name"));
    }

    @Test
    void allViolationsAreAnsweredAtOnce() {
        Answer answer = admin.post("/labels/", "{name: 'a,b', color: 'red', colour: 'red'}");
        assertEquals(
                List.of("color invalid_color", "colour unknown_field", "name comma"),
                answer.expect(400).violations().stream().sorted().toList());
    }

    @Test
    void patchChangesWhatItMentions() {
        long id =
                admin.post("/labels", "{name: '" + name + "', color: 'd73a4a'}").id();
        Answer patched = admin.patch("/labels/" + id, "{description: 'Broken'}").expect(200);
        assertEquals(
                List.of(name, "d73a4a", "Broken"),
                List.of(patched.text("/name"), patched.text("/color"), patched.text("/description")));
    }

    @Test
    void labelMayChangeTheCaseOfItsName() {
        long id = admin.label(name).id();
        admin.patch("/labels/" + id, "{name: '" + name.toUpperCase(Locale.ROOT) + "'}")
                .expect(200);
    }

    @Test
    void renamingToATakenNameIs409() {
        admin.label(name);
        long other = admin.label(unique("ui")).id();
        admin.patch("/labels/" + other, "{name: '" + name + "'}").expect(409);
    }

    @Test
    void renamedLabelIsRenamedOnItsIssues() {
        long id = admin.label(name).id();
        long issue = jane.issue("Login Bug", "labels: [" + id + "]").id();
        String other = unique("defect");
        admin.patch("/labels/" + id, "{name: '" + other + "'}").expect(200);
        assertEquals(List.of(other), jane.get("/issues/" + issue).each("/labels", "/name"));
    }

    @Test
    void deletedLabelLeavesItsIssuesWithANewVersion() {
        long id = admin.label(name).id();
        long issue = jane.issue("Login Bug", "labels: [" + id + "]").id();
        admin.delete("/labels/" + id).expect(204);
        Answer after = jane.get("/issues/" + issue).shows("/labels", "[]");
        assertEquals(2, after.version());
    }

    @Test
    void deletedLabelIs404() {
        long id = admin.label(name).id();
        admin.delete("/labels/" + id).expect(204);
        admin.patch("/labels/" + id, "{name: 'b'}").expect(404);
        admin.delete("/labels/" + id).expect(404);
    }

    @Test
    void nameOfADeletedLabelIsFree() {
        admin.delete("/labels/" + admin.label(name).id()).expect(204);
        admin.label(name);
    }
}

package dev.issuetracker.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A team begins to plan: how one call after the other is answered. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class FieldStoryTest {
    private final Store store;

    FieldStoryTest(Store store) {
        this.store = store;
    }

    @Test
    void teamPlansWithFields() {
        try (Tracker tracker = Tracker.fresh(store)) {
            Api jane = tracker.jane();
            Api john = tracker.john();
            String bug =
                    "/issues/" + jane.issue("Login Bug").shows("/fields", "{}").id();
            String search = "/issues/" + jane.issue("Slow search").id();

            tracker.admin().applyPreset().expect(200);
            jane.patch(bug, "{fields: {Priority: 'high', Estimate: 3}, version: 1}")
                    .expect(200);
            merge(jane, john, bug);
            jane.post("/issues/bulk", "{filter: {'field.Priority': 'none'}, fields: {Priority: 'low', Type: 'task'}}")
                    .expect(200)
                    .shows("/updated", "1");
            assertEquals(
                    List.of("Login Bug", "Slow search"),
                    jane.get("/issues?sort=field.Priority").titles());
            assertEquals(
                    List.of("Slow search", "Login Bug"),
                    jane.get("/issues?sort=-field.Priority").titles());
            revert(jane, bug, search);
        }
    }

    private static void merge(Api jane, Api john, String bug) {
        john.patch(bug, "{fields: {Priority: 'urgent'}, version: 2}").expect(200);
        jane.patch(bug, "{fields: {'Due date': '2026-12-01'}, version: 2}")
                .expect(409)
                .shows("/mergeable", "true")
                .shows(
                        "/changes",
                        "[{field: 'fields.Due date', base: null, yours: '2026-12-01', theirs: null}, {field:"
                                + " 'fields.Priority', base: 'high', yours: 'high', theirs: 'urgent'}]");
        jane.patch(bug + "?on_conflict=merge", "{fields: {'Due date': '2026-12-01'}, version: 2}")
                .expect(200)
                .shows("/fields", "{'Due date': '2026-12-01', Estimate: 3, Priority: 'urgent'}");
    }

    private static void revert(Api jane, String bug, String search) {
        jane.get(search + "/history")
                .shows(
                        "/results/1/changes",
                        "[{field: 'fields.Priority', from: null, to: 'low'}, {field: 'fields.Type', from: null, to:"
                                + " 'task'}]");
        jane.post(bug + "/revert", "{to_version: 2, version: 4}")
                .expect(200)
                .shows("/fields", "{Estimate: 3, Priority: 'high'}")
                .shows("/version", "5");
        jane.get(bug + "?version=4").shows("/fields", "{'Due date': '2026-12-01', Estimate: 3, Priority: 'urgent'}");
    }
}

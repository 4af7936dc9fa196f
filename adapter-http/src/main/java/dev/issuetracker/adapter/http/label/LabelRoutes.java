package dev.issuetracker.adapter.http.label;

import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.Listing;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.label.EditLabel;
import dev.issuetracker.application.label.LabelService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.PageRequest;
import io.javalin.http.Context;

/** {@code /labels}. */
public final class LabelRoutes {
    private static final String[] READ_ONLY = {"id", "created_at", "updated_at"};
    private static final Cursors<String> CURSORS = Cursors.names("labels");

    private final LabelService labels;
    private final long maxBodyBytes;

    public LabelRoutes(LabelService labels, long maxBodyBytes) {
        this.labels = labels;
        this.maxBodyBytes = maxBodyBytes;
    }

    public void register(Routes routes) {
        routes.get("/labels", Permission.READ, this::list);
        routes.post("/labels", Permission.MANAGE_LABELS, this::create);
        routes.patch("/labels/{id}", Permission.MANAGE_LABELS, this::edit);
        routes.delete("/labels/{id}", Permission.MANAGE_LABELS, this::delete);
    }

    private void list(Context ctx, Caller caller) {
        Violations faults = new Violations();
        Query query = new Query(ctx, faults);
        PageRequest<String> request = CURSORS.request(query, faults);
        query.end();
        faults.throwIfAny();
        Listing.answer(ctx, query, CURSORS, labels.list(request), LabelJson::of);
    }

    private void create(Context ctx, Caller caller) {
        Violations faults = new Violations();
        Query.none(ctx, faults);
        EditLabel wish = wish(ctx, faults);
        Json.answer(ctx, 201, LabelJson.of(labels.create(wish, faults)));
    }

    private void edit(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "label");
        Violations faults = new Violations();
        Query.none(ctx, faults);
        EditLabel wish = wish(ctx, faults);
        Json.answer(ctx, 200, LabelJson.of(labels.edit(id, wish, faults)));
    }

    private EditLabel wish(Context ctx, Violations faults) {
        Body body = Body.read(ctx, maxBodyBytes, faults);
        EditLabel wish = new EditLabel(body.text("name"), body.text("color"), body.text("description"));
        body.end(READ_ONLY);
        return wish;
    }

    private void delete(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "label");
        Violations faults = new Violations();
        Query.none(ctx, faults);
        faults.throwIfAny();
        labels.delete(caller, id);
        ctx.status(204);
    }
}

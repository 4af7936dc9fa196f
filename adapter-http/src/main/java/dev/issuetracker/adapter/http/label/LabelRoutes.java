package dev.issuetracker.adapter.http.label;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.label.EditLabel;
import dev.issuetracker.application.label.LabelService;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;

/** {@code /labels}. */
public final class LabelRoutes {
    private static final String[] READ_ONLY = {"id", "created_at", "updated_at"};
    private static final Cursors<String> CURSORS = Cursors.names("labels");

    private final LabelService labels;

    /** Makes the routes of this service. */
    public LabelRoutes(LabelService labels) {
        this.labels = labels;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/labels", Permission.READ, this::list);
        routes.post("/labels", Permission.CREATE_LABELS, BodySize.SMALL, this::create);
        routes.patch("/labels/{id}", Permission.MANAGE_LABELS, BodySize.SMALL, this::edit);
        routes.delete("/labels/{id}", Permission.MANAGE_LABELS, this::delete);
    }

    private void list(Context ctx, Caller caller) {
        PageJson.answer(ctx, CURSORS, request -> labels.list(caller, request), LabelJson::of);
    }

    private void create(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        EditLabel command = command(body);
        body.checkAbsent(READ_ONLY);
        Answers.json(ctx, 201, LabelJson.of(labels.create(caller, command.withShape(violations.list()))));
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        long id = Requests.pathId(ctx, "id", "label");
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        EditLabel command = command(body);
        body.checkUnchanged(() -> LabelJson.of(labels.get(caller, id)), READ_ONLY);
        Answers.json(ctx, 200, LabelJson.of(labels.edit(caller, id, command.withShape(violations.list()))));
    }

    private static EditLabel command(Body body) {
        EditLabel command = new EditLabel()
                .name(body.text("name"))
                .color(body.text("color"))
                .description(body.text("description"));
        body.end(READ_ONLY);
        return command;
    }

    private void delete(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "label");
        Query.none(ctx).throwIfAny();
        labels.delete(caller, id);
    }
}

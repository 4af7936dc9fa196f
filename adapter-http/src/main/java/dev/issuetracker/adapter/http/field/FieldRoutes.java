package dev.issuetracker.adapter.http.field;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.exchange.SentValue;
import dev.issuetracker.adapter.http.field.FieldJson.PresetJson;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.field.EditField;
import dev.issuetracker.application.field.EditOption;
import dev.issuetracker.application.field.FieldService;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code /fields}: the definitions of the fields that a team adds to its issues. */
public final class FieldRoutes {
    private static final String[] READ_ONLY = {"id", "created_at", "updated_at"};

    private final FieldService fields;

    /** Makes the routes of this service. */
    public FieldRoutes(FieldService fields) {
        this.fields = fields;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.getLarge("/fields", Permission.READ, this::list);
        routes.post("/fields", Permission.MANAGE_FIELDS, BodySize.LARGE, this::create);
        routes.get("/fields/{id}", Permission.READ, this::get);
        routes.patch("/fields/{id}", Permission.MANAGE_FIELDS, BodySize.LARGE, this::edit);
        routes.delete("/fields/{id}", Permission.MANAGE_FIELDS, this::remove);
        routes.put("/fields/presets/{name}", Permission.MANAGE_FIELDS, this::applyPreset);
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", "field");
    }

    /** Every field there is: they are few, so that no page follows. */
    private void list(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        Answers.compressible(ctx, new PageJson<>(FieldJson.of(fields.list(caller)), null, null));
    }

    private void create(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        EditField command = command(body);
        body.checkAbsent(READ_ONLY);
        Answers.json(ctx, 201, FieldJson.of(fields.create(caller, command.withShape(violations.list()))));
    }

    private void get(Context ctx, Caller caller) {
        long id = id(ctx);
        Query.none(ctx).throwIfAny();
        Answers.json(ctx, 200, FieldJson.of(fields.get(caller, id)));
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        String replaceWith = query.name("replace_with");
        query.end();
        Body body = sent.object(violations);
        EditField command = command(body).replaceWith(replaceWith);
        body.checkUnchanged(() -> FieldJson.of(fields.get(caller, id)), READ_ONLY);
        Answers.json(ctx, 200, FieldJson.of(fields.edit(caller, id, command.withShape(violations.list()))));
    }

    private static EditField command(Body body) {
        EditField command = new EditField()
                .name(body.text("name"))
                .type(body.text("type"))
                .description(body.text("description"))
                .options(body.list("options", FieldRoutes::option));
        body.end(READ_ONLY);
        return command;
    }

    private static EditOption option(SentValue sent) {
        Optional<Body> object = sent.object();
        if (object.isEmpty()) {
            sent.wrongType("an object with name");
            return new EditOption(null, null, null);
        }
        Body option = object.get();
        EditOption edit = new EditOption(option.number("id"), option.text("name"), option.text("color"));
        option.end();
        return edit;
    }

    private void remove(Context ctx, Caller caller) {
        long id = id(ctx);
        Query.none(ctx).throwIfAny();
        fields.remove(caller, id);
    }

    private void applyPreset(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        Answers.json(ctx, 200, PresetJson.of(fields.applyPreset(caller, ctx.pathParam("name"))));
    }
}

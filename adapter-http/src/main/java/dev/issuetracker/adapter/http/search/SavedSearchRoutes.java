package dev.issuetracker.adapter.http.search;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.adapter.http.wire.Preconditions;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.search.saved.EditSearch;
import dev.issuetracker.application.search.saved.SavedSearchService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.search.SavedSearch;
import io.javalin.http.Context;

/** {@code /searches}. */
public final class SavedSearchRoutes {
    private static final String[] READ_ONLY = {"id", "owner", "created_at", "updated_at", "version"};
    /** The version is no value to edit, but says which search was edited. */
    private static final String[] SHOWN = {"id", "owner", "created_at", "updated_at"};

    private static final Cursors<Long> CURSORS = Cursors.numbers("searches");

    private final SavedSearchService searches;

    /** Makes the routes of this service. */
    public SavedSearchRoutes(SavedSearchService searches) {
        this.searches = searches;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/searches", Permission.READ, this::list);
        routes.post("/searches", Permission.SAVE_SEARCHES, BodySize.SMALL, this::create);
        routes.get("/searches/{id}", Permission.READ, this::get);
        routes.patch("/searches/{id}", Permission.SAVE_SEARCHES, BodySize.SMALL, this::edit);
        routes.delete("/searches/{id}", Permission.SAVE_SEARCHES, this::remove);
    }

    private static long id(Context ctx) {
        return Requests.pathId(ctx, "id", "saved search");
    }

    private void list(Context ctx, Caller caller) {
        PageJson.answer(ctx, CURSORS, request -> searches.list(caller, request), SavedSearchJson::of);
    }

    private void get(Context ctx, Caller caller) {
        long id = id(ctx);
        Query.none(ctx).throwIfAny();
        SavedSearch search = searches.get(caller, id);
        if (Preconditions.unchanged(ctx, search.version())) {
            ctx.header("ETag", Preconditions.etag(search.version())).status(304);
        } else {
            answer(ctx, 200, search);
        }
    }

    private void create(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        EditSearch command = command(body);
        body.end(READ_ONLY);
        body.checkAbsent(READ_ONLY);
        SavedSearch search = searches.create(caller, command.withShape(violations.list()));
        ctx.header("Location", Links.path(ctx, "/searches/" + search.id()));
        answer(ctx, 201, search);
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        Long version = Preconditions.version(ctx, body.version(), violations);
        EditSearch command = command(body).onVersion(version);
        body.end(READ_ONLY);
        if (body.hasAny(SHOWN)) {
            SavedSearch current = searches.get(caller, id);
            if (version == null || version == current.version()) {
                body.checkUnchanged(SavedSearchJson.of(current), SHOWN);
            }
        }
        answer(ctx, 200, searches.edit(caller, id, command.withShape(violations.list())));
    }

    private static EditSearch command(Body body) {
        return new EditSearch().name(body.text("name")).query(body.text("q")).shared(body.bool("shared"));
    }

    private void remove(Context ctx, Caller caller) {
        long id = id(ctx);
        Violations violations = Query.none(ctx);
        Long version = Preconditions.version(ctx, violations);
        violations.throwIfAny();
        searches.remove(caller, id, version);
        ctx.status(204);
    }

    private static void answer(Context ctx, int status, SavedSearch search) {
        ctx.header("ETag", Preconditions.etag(search.version()));
        Answers.json(ctx, status, SavedSearchJson.of(search));
    }
}

package dev.issuetracker.adapter.http.link;

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
import dev.issuetracker.application.link.AddLink;
import dev.issuetracker.application.link.LinkService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.page.PageRequest;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /issues/{id}/links}. */
public final class LinkRoutes {
    private static final String[] READ_ONLY = {"id", "created_by", "created_at", "removed_by", "removed_at"};
    private static final Cursors<Long> CURSORS = Cursors.numbers("links");

    private final LinkService links;

    /** Makes the routes of this service. */
    public LinkRoutes(LinkService links) {
        this.links = links;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/issues/{id}/links", Permission.READ, this::list);
        routes.post("/issues/{id}/links", Permission.WRITE_ISSUES, BodySize.SMALL, this::add);
        routes.delete("/issues/{id}/links/{link_id}", Permission.WRITE_ISSUES, this::remove);
    }

    private static long issueId(Context ctx) {
        return Requests.pathId(ctx, "id", "issue");
    }

    private void list(Context ctx, Caller caller) {
        long issueId = issueId(ctx);
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        boolean withRemoved = query.flag("removed");
        PageRequest<Long> request = CURSORS.request(query, violations);
        query.end();
        violations.throwIfAny();
        PageJson.answer(ctx, query, CURSORS, links.list(caller, issueId, withRemoved, request), LinkJson::of);
    }

    private void add(Context ctx, Caller caller, RequestBody sent) {
        long issueId = issueId(ctx);
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        AddLink command = new AddLink(relation(body, violations), body.number("issue"));
        body.end(READ_ONLY);
        body.checkAbsent(READ_ONLY);
        Answers.json(ctx, 201, LinkJson.of(links.add(caller, issueId, command.withShape(violations.list()))));
    }

    private static @Nullable Relation relation(Body body, Violations violations) {
        String text = body.text("type");
        if (text == null) {
            return null;
        }
        Optional<Relation> relation = Relation.of(text);
        if (relation.isEmpty()) {
            violations.add("type", "invalid_choice", "type must be one of " + Relation.CODES + ".");
        }
        return relation.orElse(null);
    }

    private void remove(Context ctx, Caller caller) {
        long issueId = issueId(ctx);
        long id = Requests.pathId(ctx, "link_id", "link");
        Query.none(ctx).throwIfAny();
        links.remove(caller, issueId, id);
    }
}

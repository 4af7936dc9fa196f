package dev.issuetracker.adapter.http.webhook;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.exchange.SentValue;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.webhook.WebhookJson.NewWebhookJson;
import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.adapter.http.wire.Preconditions;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.webhook.EditWebhook;
import dev.issuetracker.application.webhook.WebhookService;
import dev.issuetracker.application.webhook.WebhookService.Made;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.webhook.Webhook;
import io.javalin.http.Context;

/** {@code /webhooks}. */
public final class WebhookRoutes {
    private static final String PATH = "/webhooks";
    private static final String[] READ_ONLY = {
        "id", "turned_off", "health", "created_by", "created_at", "updated_at", "version"
    };
    /** Not the version, which says what was edited; and not the health, which changes without an edit. */
    private static final String[] SHOWN = {"id", "turned_off", "created_by", "created_at", "updated_at"};

    private final WebhookService webhooks;

    /** Makes the routes of this service. */
    public WebhookRoutes(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get(PATH, Permission.MANAGE_WEBHOOKS, this::list);
        routes.postSecret(PATH, Permission.MANAGE_WEBHOOKS, BodySize.SMALL, this::create);
        routes.get(PATH + "/{id}", Permission.MANAGE_WEBHOOKS, this::get);
        routes.patch(PATH + "/{id}", Permission.MANAGE_WEBHOOKS, BodySize.SMALL, this::edit);
        routes.delete(PATH + "/{id}", Permission.MANAGE_WEBHOOKS, this::remove);
        new DeliveryRoutes(webhooks).register(routes);
    }

    static long id(Context ctx) {
        return Requests.pathId(ctx, "id", "webhook");
    }

    /** All there are: they are few, so that no page follows. */
    private void list(Context ctx, Caller caller) {
        Query.none(ctx).throwIfAny();
        Answers.json(
                ctx,
                200,
                new PageJson<>(
                        webhooks.list(caller).stream().map(WebhookJson::of).toList(), null, null));
    }

    private void create(Context ctx, Caller caller, RequestBody sent) {
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        EditWebhook command = command(body);
        body.checkAbsent(READ_ONLY);
        Made made = webhooks.create(caller, command.withShape(violations.list()));
        ctx.header("Location", Links.path(ctx, PATH + "/" + made.webhook().id()));
        Answers.json(ctx, 201, NewWebhookJson.of(made));
    }

    private void get(Context ctx, Caller caller) {
        long id = id(ctx);
        Query.none(ctx).throwIfAny();
        answer(ctx, webhooks.get(caller, id));
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        long id = id(ctx);
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        Long version = Preconditions.version(ctx, body.version(), violations);
        EditWebhook command = command(body).onVersion(version);
        body.checkUnchanged(version, () -> WebhookJson.of(webhooks.get(caller, id)), SHOWN);
        answer(ctx, webhooks.edit(caller, id, command.withShape(violations.list())));
    }

    private static EditWebhook command(Body body) {
        EditWebhook command = new EditWebhook()
                .url(body.text("url"))
                .description(body.optionalText("description"))
                .events(body.list("events", WebhookRoutes::event))
                .active(body.bool("active"))
                .secret(body.text("secret"));
        body.end(READ_ONLY);
        return command;
    }

    private static String event(SentValue sent) {
        return sent.text().orElseGet(() -> {
            sent.wrongType("a string");
            return "";
        });
    }

    private void remove(Context ctx, Caller caller) {
        webhooks.remove(caller, id(ctx), Query.onlyVersion(ctx));
    }

    private static void answer(Context ctx, Webhook webhook) {
        Answers.json(ctx, 200, WebhookJson.of(webhook));
    }
}

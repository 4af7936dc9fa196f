package dev.issuetracker.adapter.http.webhook;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.webhook.DeliveryJson.ShownJson;
import dev.issuetracker.adapter.http.wire.Links;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.webhook.WebhookService;
import dev.issuetracker.domain.webhook.WebhookDelivery;
import io.javalin.http.Context;

/** {@code /webhooks/{id}/ping} and {@code /webhooks/{id}/deliveries}. */
final class DeliveryRoutes {
    private static final String OF_WEBHOOK = "/webhooks/{id}/deliveries";
    private static final Cursors<Long> CURSORS = Cursors.numbers("deliveries");

    private final WebhookService webhooks;

    DeliveryRoutes(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    void register(Routes routes) {
        routes.post("/webhooks/{id}/ping", Permission.MANAGE_WEBHOOKS, this::ping);
        routes.get(OF_WEBHOOK, Permission.MANAGE_WEBHOOKS, this::list);
        routes.get(OF_WEBHOOK + "/{delivery_id}", Permission.MANAGE_WEBHOOKS, this::get);
        routes.post(OF_WEBHOOK + "/{delivery_id}/redeliver", Permission.MANAGE_WEBHOOKS, this::redeliver);
    }

    private static long delivery(Context ctx) {
        return Requests.pathId(ctx, "delivery_id", "delivery");
    }

    private void ping(Context ctx, Caller caller) {
        long id = WebhookRoutes.id(ctx);
        Query.none(ctx).throwIfAny();
        accepted(ctx, webhooks.ping(caller, id));
    }

    private void list(Context ctx, Caller caller) {
        long id = WebhookRoutes.id(ctx);
        PageJson.answer(ctx, CURSORS, request -> webhooks.deliveries(caller, id, request), DeliveryJson::of);
    }

    private void get(Context ctx, Caller caller) {
        long id = WebhookRoutes.id(ctx);
        long delivery = delivery(ctx);
        Query.none(ctx).throwIfAny();
        Answers.json(ctx, 200, ShownJson.of(webhooks.delivery(caller, id, delivery)));
    }

    private void redeliver(Context ctx, Caller caller) {
        long id = WebhookRoutes.id(ctx);
        long delivery = delivery(ctx);
        Query.none(ctx).throwIfAny();
        accepted(ctx, webhooks.redeliver(caller, id, delivery));
    }

    /** It is sent after this answer, which says where to look what came of it. */
    private static void accepted(Context ctx, WebhookDelivery delivery) {
        String path = "/webhooks/" + delivery.webhookId() + "/deliveries/" + delivery.id();
        ctx.header("Location", Links.path(ctx, path));
        Answers.json(ctx, 202, DeliveryJson.of(delivery));
    }
}

package dev.issuetracker.architecture.planted.http_touches_no_driven_port.adapter.http;

import dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.webhook.WebhookSender;

class OffendingSenderUser {
    boolean send(WebhookSender sender) {
        return sender.send("past the courier");
    }
}

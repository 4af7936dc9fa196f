package dev.issuetracker.architecture.planted.http_touches_no_driven_port.adapter.http;

import dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.webhook.WebhookSender;

class InnocentSender implements WebhookSender {
    @Override
    public boolean send(String body) {
        return body.isEmpty();
    }
}

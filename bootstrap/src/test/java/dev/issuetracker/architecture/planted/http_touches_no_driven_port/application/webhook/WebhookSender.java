package dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.webhook;

public interface WebhookSender {
    boolean send(String body);
}

package dev.issuetracker.adapter.http.webhook.outgoing;

import java.io.IOException;

/** A host has no address that webhooks may be sent to. */
final class UnreachableAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreachableAddressException(String host) {
        super(host + " has no public address; an operator can allow others with WEBHOOK_PRIVATE_NETWORKS");
    }
}

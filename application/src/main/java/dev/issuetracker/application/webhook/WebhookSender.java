package dev.issuetracker.application.webhook;

import dev.issuetracker.domain.webhook.WebhookDelivery;
import dev.issuetracker.domain.webhook.WebhookSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends to webhooks. */
public interface WebhookSender {
    /** Sends once, within {@link WebhookCourier#ATTEMPT} at most; never throws because of the receiver. */
    Answer send(Parcel parcel);

    /**
     * What is to be sent.
     *
     * @param at when, which is signed too
     */
    record Parcel(String url, WebhookSecret secret, WebhookDelivery delivery, String body, Instant at) {}

    /**
     * What came of it.
     *
     * @param status of the answer; null when there was none
     * @param error what went wrong, in plain words; null when nothing did
     */
    record Answer(@Nullable Integer status, @Nullable String error) {}
}

package dev.issuetracker.adapter.http.webhook.outgoing;

import dev.issuetracker.adapter.http.settings.AddressBlock;
import dev.issuetracker.application.webhook.WebhookCourier;
import dev.issuetracker.application.webhook.WebhookSender;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * Sends to webhooks over HTTP/1.1, to addresses that may be reached. Follows no redirects, answers no challenges, keeps
 * no cookies, and does not read what the receiver answers beyond its status.
 */
public final class HttpWebhookSender implements WebhookSender, AutoCloseable {
    private static final long ATTEMPT = WebhookCourier.ATTEMPT.toMillis();
    private static final int MOST_HEADER_BYTES = 8_192;

    private final ReachableAddresses reachable;
    /** Made when something is sent for the first time: most trackers have no webhook. */
    private @Nullable HttpClient made;

    private boolean closed;

    /** @param allowed blocks that are reached although they are not public */
    public HttpWebhookSender(List<AddressBlock> allowed) {
        this.reachable = new ReachableAddresses(allowed);
    }

    private synchronized HttpClient client() {
        if (closed) {
            throw new IllegalStateException("nothing is sent any longer");
        }
        HttpClient client = made;
        if (client == null) {
            client = started();
            made = client;
        }
        return client;
    }

    @SuppressWarnings("IllegalCatch") // Jetty declares all.
    private HttpClient started() {
        HttpClient client = new HttpClient();
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setConnectTimeout(ATTEMPT);
        client.setIdleTimeout(ATTEMPT);
        client.setMaxResponseHeadersSize(MOST_HEADER_BYTES);
        client.setName("webhooks");
        client.setSocketAddressResolver(
                new CheckedResolver(work -> client.getExecutor().execute(work), reachable));
        try {
            client.start();
        } catch (Exception exception) {
            throw new IllegalStateException("the client of webhooks does not start", exception);
        }
        // They follow redirects and answer challenges.
        client.getProtocolHandlers().clear();
        return client;
    }

    @Override
    public Answer send(Parcel parcel) {
        // The answer may be endless: with the head all is known, and the rest is cut off.
        StatusOnly status = new StatusOnly();
        try {
            request(parcel).onResponseHeaders(status).send(status);
            return status.await();
        } catch (IllegalArgumentException unusable) {
            return new Answer(null, "The URL cannot be used.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer(null, "The server was stopped.");
        } catch (ExecutionException failure) {
            return new Answer(null, inWords(failure.getCause()));
        }
    }

    private Request request(Parcel parcel) {
        String id = parcel.delivery().message().id().toString();
        long timestamp = parcel.at().getEpochSecond();
        return client().newRequest(parcel.url())
                .method(HttpMethod.POST)
                .timeout(ATTEMPT, TimeUnit.MILLISECONDS)
                .agent("Issue-Tracker")
                .headers(headers -> headers.put("webhook-id", id)
                        .put("webhook-timestamp", timestamp)
                        .put("webhook-signature", Signature.of(parcel.secret(), id, timestamp, parcel.body()))
                        .put(
                                "Issue-Tracker-Event",
                                parcel.delivery().message().event().code())
                        .put("Issue-Tracker-Delivery", parcel.delivery().id()))
                .body(new StringRequestContent("application/json", parcel.body()));
    }

    private static String inWords(@Nullable Throwable failure) {
        if (failure instanceof UnreachableAddressException closed) {
            return closed.getMessage() + ".";
        } else if (failure instanceof UnknownHostException) {
            return "There is no host of this name.";
        } else if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
            return "There was no answer within " + WebhookCourier.ATTEMPT.toSeconds() + " seconds.";
        } else if (failure instanceof ConnectException) {
            return "Nobody listens there.";
        } else if (failure instanceof SSLException tls) {
            return "TLS failed: " + tls.getMessage();
        }
        return "The connection broke.";
    }

    /** The answer of a status. */
    static Answer of(Response response) {
        int status = response.getStatus();
        boolean fine = status >= 200 && status < 300;
        return new Answer(status, fine ? null : "The receiver answered " + status + ".");
    }

    @Override
    @SuppressWarnings("IllegalCatch") // Jetty declares all.
    public synchronized void close() {
        closed = true;
        if (made == null) {
            return;
        }
        try {
            made.stop();
        } catch (Exception exception) {
            throw new IllegalStateException("the client of webhooks does not stop", exception);
        }
    }
}

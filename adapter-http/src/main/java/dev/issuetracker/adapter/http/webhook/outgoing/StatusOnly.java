package dev.issuetracker.adapter.http.webhook.outgoing;

import dev.issuetracker.application.webhook.WebhookSender.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;

/** Takes the status of an answer and cuts off the rest. */
final class StatusOnly implements Response.HeadersListener, Response.CompleteListener {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Whether there was anything to cut off does not matter.
    public void onHeaders(Response response) {
        answer.complete(HttpWebhookSender.of(response));
        response.abort(new IllegalStateException("the status is all that counts"));
    }

    /** Without a head there was no answer. */
    @Override
    public void onComplete(Result result) {
        if (result.isFailed()) {
            answer.completeExceptionally(result.getFailure());
        } else {
            answer.complete(HttpWebhookSender.of(result.getResponse()));
        }
    }

    Answer await() throws InterruptedException, ExecutionException {
        return answer.get();
    }
}

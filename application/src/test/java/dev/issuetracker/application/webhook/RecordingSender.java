package dev.issuetracker.application.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps what it is to send, and answers what a test says; 204 when a test says nothing. */
final class RecordingSender implements WebhookSender {
    static final Answer OK = new Answer(204, null);
    static final Answer BROKEN = new Answer(500, "The receiver answered 500.");
    static final Answer SILENT = new Answer(null, "There was no answer.");

    final List<Parcel> sent = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final Runnable whileSending;

    /** @param whileSending happens while something is on its way */
    RecordingSender(Runnable whileSending) {
        this.whileSending = whileSending;
    }

    RecordingSender() {
        this(() -> {});
    }

    void answer(Answer... next) {
        answers.addAll(List.of(next));
    }

    @Override
    public Answer send(Parcel parcel) {
        sent.add(parcel);
        whileSending.run();
        Answer answer = answers.poll();
        return answer == null ? OK : answer;
    }

    /** The bodies of what was sent. */
    List<String> bodies() {
        return sent.stream().map(Parcel::body).toList();
    }
}

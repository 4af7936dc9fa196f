package dev.issuetracker.adapter.persistence.django;

import dev.issuetracker.adapter.persistence.store.TrackerRows;
import dev.issuetracker.adapter.persistence.store.TrackerRows.TokenRow;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.user.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers what is read and stores many rows at once, but no more than memory has room for. */
final class RowBatches implements DjangoTracker.Sink {
    private static final int MOST_ROWS = 500;
    private static final int MOST_CHARACTERS = 4_000_000;

    private final Batch<Credentials> accounts;
    private final Batch<Label> labels;
    private final Batch<Issue> issues;
    private final Batch<Comment> comments;
    private final Batch<TokenRow> tokens;
    private final List<Batch<?>> inOrder;

    RowBatches(TrackerRows rows) {
        accounts = new Batch<>(rows::accounts);
        labels = new Batch<>(rows::labels);
        issues = new Batch<>(rows::issues);
        comments = new Batch<>(rows::comments);
        tokens = new Batch<>(rows::tokens);
        inOrder = List.of(accounts, labels, issues, comments, tokens);
    }

    private static final class Batch<T> {
        private final Consumer<List<T>> store;
        private final List<T> rows = new ArrayList<>();
        private long characters;

        Batch(Consumer<List<T>> store) {
            this.store = store;
        }

        void add(T row, int size) {
            rows.add(row);
            characters += size;
            if (rows.size() >= MOST_ROWS || characters >= MOST_CHARACTERS) {
                flush();
            }
        }

        void flush() {
            if (!rows.isEmpty()) {
                store.accept(rows);
                rows.clear();
                characters = 0;
            }
        }
    }

    /** Stores first what was gathered of other kinds: a row refers only to rows of kinds before its own. */
    private <T> void add(Batch<T> batch, T row, int characters) {
        for (Batch<?> other : inOrder) {
            if (other != batch) {
                other.flush();
            }
        }
        batch.add(row, characters);
    }

    @Override
    public void account(Credentials account) {
        add(accounts, account, 0);
    }

    @Override
    public void label(Label label) {
        add(labels, label, label.description().length());
    }

    @Override
    public void issue(Issue issue) {
        add(issues, issue, issue.description().length());
    }

    @Override
    public void comment(Comment comment) {
        add(comments, comment, comment.body().length());
    }

    @Override
    public void token(TokenRow token) {
        add(tokens, token, 0);
    }

    /** Stores what is left. */
    void finish() {
        inOrder.forEach(Batch::flush);
    }
}

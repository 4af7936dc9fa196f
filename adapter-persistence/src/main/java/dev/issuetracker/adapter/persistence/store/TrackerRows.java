package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.LookupKey;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.sql.NewRows;
import dev.issuetracker.adapter.persistence.sql.NewRows.Column;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Inserts what moves in from another tracker, with the ids that it has already. */
public final class TrackerRows {
    private final Handle handle;
    private final Dialect dialect;

    public TrackerRows(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /**
     * A personal access token that is about to be stored.
     *
     * @param hash as {@link dev.issuetracker.application.access.Secrets#hash} makes it
     */
    public record TokenRow(long userId, String name, Scope scope, String hash, Instant createdAt, Instant expiresAt) {}

    public void accounts(List<Credentials> accounts) {
        NewRows rows = new NewRows(
                "users",
                List.of(
                        Column.number("id"),
                        Column.text("username"),
                        Column.text("username_key"),
                        Column.text("email"),
                        Column.text("password_hash"),
                        Column.number("django_iterations"),
                        Column.text("role"),
                        Column.number("created_at"),
                        Column.number("disabled_at")));
        for (Credentials account : accounts) {
            User user = account.user();
            rows.add(
                    user.id(),
                    user.username(),
                    LookupKey.of(user.username()),
                    user.email(),
                    account.passwordHash(),
                    JdbiUsers.djangoIterations(account.passwordHash()),
                    user.role().code(),
                    Micros.of(user.createdAt()),
                    Micros.ofNullable(user.disabledAt()));
        }
        dialect.insert(handle, rows);
    }

    public void labels(List<Label> labels) {
        NewRows rows = new NewRows(
                "labels",
                List.of(
                        Column.number("id"),
                        Column.text("name"),
                        Column.text("name_key"),
                        Column.text("color"),
                        Column.text("description"),
                        Column.number("created_at"),
                        Column.number("updated_at")));
        for (Label label : labels) {
            rows.add(
                    label.id(),
                    label.name(),
                    LookupKey.of(label.name()),
                    label.color(),
                    label.description(),
                    Micros.of(label.createdAt()),
                    Micros.of(label.updatedAt()));
        }
        dialect.insert(handle, rows);
    }

    /** Inserts issues with their labels, each with the entry that begins its history. */
    public void issues(List<Issue> issues) {
        new IssueWrites(handle, dialect, webhooks -> {}).insert(issues);
    }

    public void comments(List<Comment> comments) {
        NewRows rows = new NewRows(
                "comments",
                List.of(
                        Column.number("id"),
                        Column.number("issue_id"),
                        Column.text("body"),
                        Column.text("search_text"),
                        Column.number("author_id"),
                        Column.number("created_at"),
                        Column.number("updated_at"),
                        Column.number("version")));
        for (Comment comment : comments) {
            rows.add(
                    comment.id(),
                    comment.issueId(),
                    comment.body(),
                    CaseFolding.fold(comment.body()),
                    comment.author().id(),
                    Micros.of(comment.createdAt()),
                    Micros.of(comment.updatedAt()),
                    comment.version());
        }
        dialect.insert(handle, rows);
    }

    /** Inserts tokens, under ids of the database. */
    public void tokens(List<TokenRow> tokens) {
        NewRows rows = new NewRows(
                "personal_access_tokens",
                List.of(
                        Column.number("user_id"),
                        Column.text("name"),
                        Column.text("scope"),
                        Column.text("token_hash"),
                        Column.number("created_at"),
                        Column.number("expires_at")));
        for (TokenRow token : tokens) {
            rows.add(
                    token.userId(),
                    token.name(),
                    token.scope().code(),
                    token.hash(),
                    Micros.of(token.createdAt()),
                    Micros.of(token.expiresAt()));
        }
        dialect.insert(handle, rows);
    }
}

package dev.issuetracker.adapter.persistence.django;

import static dev.issuetracker.adapter.persistence.django.DjangoColumn.COMMENT_AUTHOR;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.COMMENT_BODY;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.COMMENT_CREATED_AT;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.COMMENT_ID;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.COMMENT_ISSUE;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.COMMENT_UPDATED_AT;
import static dev.issuetracker.adapter.persistence.django.DjangoColumn.ISSUE_ID;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.COMMENT;
import static dev.issuetracker.adapter.persistence.django.DjangoTable.ISSUE;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.user.UserRef;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the comments. */
final class CommentReader extends DjangoReader<Comment> {
    private static final String OF_AN_ISSUE = "of_an_issue";

    private final Accounts accounts;

    CommentReader(Reading reading, Accounts accounts) {
        super(reading, COMMENT_ID);
        this.accounts = accounts;
    }

    @Override
    String selectedToo() {
        DjangoSchema schema = reading.schema();
        return ", EXISTS (SELECT 1 FROM " + schema.quoted(ISSUE) + " i WHERE i." + schema.quoted(ISSUE_ID) + " = "
                + schema.quoted(COMMENT) + "." + schema.quoted(COMMENT_ISSUE) + ") AS " + OF_AN_ISSUE;
    }

    @Override
    @Nullable
    Comment read(DjangoRow row) throws SQLException {
        long id = row.id(COMMENT_ID);
        long issue = row.id(COMMENT_ISSUE);
        if (!row.flag(OF_AN_ISSUE)) {
            row.addViolation(COMMENT_ISSUE, "there is no issue " + issue + ".");
        }
        String stored = row.text(COMMENT_BODY);
        String body = row.checked(COMMENT_BODY, violations -> Comment.checkBody(stored, violations));
        UserRef author = accounts.author(row, COMMENT_AUTHOR);
        Instant created = row.time(COMMENT_CREATED_AT);
        Instant updated = row.time(COMMENT_UPDATED_AT, created);
        return author == null
                ? null
                : new Comment(id, issue, body, author, created, updated.isBefore(created) ? created : updated, 1);
    }
}

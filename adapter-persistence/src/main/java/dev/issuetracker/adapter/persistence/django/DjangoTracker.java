package dev.issuetracker.adapter.persistence.django;

import dev.issuetracker.adapter.persistence.django.DjangoMove.MovedTable;
import dev.issuetracker.adapter.persistence.store.TrackerRows.TokenRow;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.user.Credentials;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Everything that moves, in an order in which each comes after what it refers to. */
final class DjangoTracker {
    /** Takes what is read; by default it is only looked at. */
    interface Sink {
        default void account(Credentials account) {}

        default void label(Label label) {}

        default void issue(Issue issue) {}

        default void comment(Comment comment) {}

        default void token(TokenRow token) {}
    }

    private DjangoTracker() {}

    /**
     * Reads all of it once. What is wrong is in the violations of the reading afterwards, and was not handed over.
     *
     * @param hashOfNobody for accounts without a password
     * @return how many rows each table has
     */
    static List<MovedTable> read(Reading reading, String hashOfNobody, Sink sink) throws SQLException {
        List<MovedTable> read = new ArrayList<>();
        Accounts accounts = new Accounts(reading, hashOfNobody);
        read.add(new MovedTable("users", accounts.each(sink::account)));
        LabelReader labels = new LabelReader(reading);
        read.add(new MovedTable("labels", labels.each(sink::label)));
        try (LabelLinks links = new LabelLinks(reading, labels)) {
            read.add(new MovedTable("issues", new IssueReader(reading, accounts, links).each(sink::issue)));
            links.finish();
            read.add(new MovedTable("issue_labels", links.count()));
        }
        read.add(new MovedTable("comments", new CommentReader(reading, accounts).each(sink::comment)));
        if (reading.schema().has(DjangoTable.TOKEN)) {
            read.add(new MovedTable("personal_access_tokens", new TokenReader(reading, accounts).each(sink::token)));
        }
        return read;
    }
}

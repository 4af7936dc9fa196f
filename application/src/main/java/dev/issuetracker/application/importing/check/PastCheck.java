package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.importing.check.CheckedRow.Remark;
import dev.issuetracker.application.importing.done.Origin;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.file.ImportComment;
import dev.issuetracker.application.importing.file.ImportPast;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.UserRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a row says of an issue in its source: key, URL, author, comments. */
final class PastCheck {
    /** Other addresses, such as scripts, must not become links. */
    private static final Pattern WEB = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

    private final Lookup people;
    private final UserRef by;
    private final Instant now;
    private final Violations broken = new Violations();
    private final List<FileViolation> violations = new ArrayList<>();
    private final List<Remark> comments = new ArrayList<>();
    private UserRef author;
    private @Nullable String authorName;

    /** Finds somebody by the name that a column has, and notes it when that is nobody here. */
    interface Lookup {
        Optional<UserRef> find(String column, String name);
    }

    PastCheck(Lookup people, UserRef by, Instant now) {
        this.people = people;
        this.by = by;
        this.author = by;
        this.now = now;
    }

    /**
     * Checks it all.
     *
     * @param assignee to whom the issue is assigned, where that is nobody here; null otherwise
     */
    void check(ImportPast past, @Nullable String assignee) {
        line("assignee", assignee, Origin.MAX_NAME);
        line("key", past.key(), Origin.MAX_NAME);
        line("url", past.url(), Origin.MAX_URL);
        String url = past.url();
        if (url != null && !WEB.matcher(url).lookingAt()) {
            broken.add("url", "invalid_url", "url must begin with https:// or http://.");
        }
        line("author", past.author(), Origin.MAX_NAME);
        String name = past.author();
        if (name != null) {
            Optional<UserRef> found = people.find("author", name);
            author = found.orElse(by);
            authorName = found.isPresent() ? null : name;
        }
        Instant nearest = past.updated() == null ? past.created() : past.updated();
        past.comments().forEach(comment -> comment(comment, nearest));
        // Comments are listed in the order in which they are stored.
        comments.sort(Comparator.comparing(Remark::at));
        broken.list()
                .forEach(each -> violations.add(new FileViolation(each.field(), null, each.code(), each.message())));
    }

    private void line(String column, @Nullable String value, int max) {
        if (value != null) {
            TextRules.line(column, value, 1, max, broken);
        }
    }

    /** @param nearest the time of a comment that has none: that of its issue; null when that has none either */
    private void comment(ImportComment comment, @Nullable Instant nearest) {
        String name = comment.author();
        Optional<UserRef> found = name == null ? Optional.empty() : people.find("comment", name);
        // A comment by nobody here is stored under the name of who imports; its text says who wrote it.
        String text = name == null || found.isPresent() ? comment.text() : name + " wrote:\n\n" + comment.text();
        Violations wrong = new Violations();
        String body = Comment.checkBody(text, wrong);
        wrong.list().forEach(each -> violations.add(new FileViolation("comment", text, each.code(), each.message())));
        Instant at = comment.at() == null ? nearest : comment.at();
        comments.add(new Remark(found.orElse(by), at == null || at.isAfter(now) ? now : at, body, digest(comment)));
    }

    private static String digest(ImportComment comment) {
        byte[] all = (comment.author() + "\n" + comment.at() + "\n" + comment.text()).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(all).toString();
    }

    List<FileViolation> violations() {
        return violations;
    }

    List<Remark> comments() {
        return comments;
    }

    /** Who made the issue; the importer when that is nobody here. */
    UserRef author() {
        return author;
    }

    /** What the source calls who made the issue, where that is nobody here; null otherwise. */
    @Nullable
    String authorName() {
        return authorName;
    }
}

package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Comments in memory. */
public final class InMemoryComments implements Comments {
    private static final Table<Long, Comment> COMMENTS = new Table<>("comments");

    private final InMemoryStore store;

    InMemoryComments(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Comment add(long issueId, String body, UserRef author, Instant at) {
        if (store.issues().find(issueId).isEmpty()) {
            throw TrackerException.notFound("issue", issueId);
        }
        store.users().require(author);
        Comment comment = new Comment(store.nextId(COMMENTS), issueId, body, author, at, at, 1);
        store.write(COMMENTS).put(comment.id(), comment);
        return comment;
    }

    @Override
    public Optional<Comment> find(long issueId, long id) {
        return Optional.ofNullable(store.read(COMMENTS).get(id))
                .filter(comment -> comment.issueId() == issueId)
                .map(this::now);
    }

    @Override
    public void save(Comment edited) {
        checkIsCurrent(edited, edited.version() - 1);
        store.write(COMMENTS).put(edited.id(), edited);
    }

    @Override
    public void remove(Comment comment) {
        checkIsCurrent(comment, comment.version());
        store.write(COMMENTS).remove(comment.id());
    }

    @Override
    public Page<Comment, Long> list(long issueId, PageRequest<Long> request) {
        return Pages.of(of(issueId), Comparator.naturalOrder(), Comment::id, request, Comment::body);
    }

    @Override
    public Map<Long, Long> newest(int most) {
        return store.read(COMMENTS).descendingMap().values().stream()
                .limit(most)
                .collect(Collectors.toMap(Comment::id, Comment::issueId));
    }

    List<Comment> of(long issueId) {
        return store.read(COMMENTS).values().stream()
                .filter(comment -> comment.issueId() == issueId)
                .map(this::now)
                .toList();
    }

    /** With the name that its author bears by now. */
    private Comment now(Comment comment) {
        return new Comment(
                comment.id(),
                comment.issueId(),
                comment.body(),
                store.placeholders().now(comment.author()),
                comment.createdAt(),
                comment.updatedAt(),
                comment.version());
    }

    private void checkIsCurrent(Comment comment, long version) {
        Comment current = find(comment.issueId(), comment.id())
                .orElseThrow(() -> TrackerException.notFound("comment", comment.id()));
        if (current.version() != version) {
            throw new StaleVersionException("comment", comment.id(), version, current.version());
        }
    }
}

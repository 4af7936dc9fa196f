package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.StaleVersionException.Stale;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of comments must do; see the package on how to run it. */
public interface CommentsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private Comment add(long issueId, String body) {
        return add(issueId, body, NOON);
    }

    private Comment add(long issueId, String body, Instant at) {
        UserRef author = new Given(store()).author();
        return store().in(() -> store().comments().add(issueId, body, author, at));
    }

    private Optional<Comment> find(long issueId, long id) {
        return store().in(() -> store().comments().find(issueId, id));
    }

    private void save(Comment edited) {
        store().run(() -> store().comments().save(edited));
    }

    private void remove(Comment comment) {
        store().run(() -> store().comments().remove(comment));
    }

    private Page<Comment, Long> page(long issueId, PageRequest<Long> request) {
        return store().in(() -> store().comments().list(issueId, request));
    }

    @Test
    default void addedCommentIsReadBackAsAdded() {
        Issue issue = new Given(store()).issue("Title");
        Comment added = add(issue.id(), "Text\nwith lines");
        assertEquals(Optional.of(added), find(issue.id(), added.id()));
    }

    @Test
    default void addedCommentSaysWhatWasAsked() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        Comment added = add(issue.id(), "Text");
        assertEquals(new Comment(added.id(), issue.id(), "Text", given.author(), NOON, NOON, 1), added);
    }

    @Test
    default void commentIdsGrow() {
        Given given = new Given(store());
        Comment first = add(given.issue("Title").id(), "Text");
        Comment second = add(given.issue("Other").id(), "Text");
        assertTrue(first.id() > 0 && second.id() > first.id(), first.id() + " then " + second.id());
    }

    @Test
    default void commentOnAnUnknownIssueIsRejected() {
        assertRejected(ErrorCode.NOT_FOUND, () -> add(4711, "Text"));
    }

    @Test
    default void commentOfAnAuthorThatIsGoneIsRejected() {
        Issue issue = new Given(store()).issue("Title");
        UserRef gone = new UserRef(4711, "gone");
        assertRejected(
                ErrorCode.NOT_FOUND, () -> store().run(() -> store().comments().add(issue.id(), "Text", gone, NOON)));
        assertEquals(List.of(), page(issue.id(), PageRequest.first(10)).items());
    }

    @Test
    default void commentIsFoundUnderItsOwnIssueOnly() {
        Given given = new Given(store());
        Comment added = add(given.issue("Title").id(), "Text");
        assertEquals(Optional.empty(), find(given.issue("Other").id(), added.id()));
    }

    @Test
    default void unknownCommentIsNotFound() {
        assertEquals(Optional.empty(), find(new Given(store()).issue("Title").id(), 4711));
    }

    @Test
    default void textsOfCommentsAreKeptCharForChar() {
        Issue issue = new Given(store()).issue("Title");
        for (String text : Texts.STRANGE) {
            Comment added = add(issue.id(), text);
            assertEquals(Optional.of(text), find(issue.id(), added.id()).map(Comment::body));
        }
    }

    @Test
    default void longestCommentIsKept() {
        Issue issue = new Given(store()).issue("Title");
        Comment added = add(issue.id(), "\u00DC".repeat(Comment.MAX_BODY));
        assertEquals(Optional.of(added), find(issue.id(), added.id()));
    }

    @Test
    default void timesOfCommentsAreExactToTheMicrosecond() {
        Issue issue = new Given(store()).issue("Title");
        Instant at = Instant.parse("2026-10-25T00:59:59.999999Z");
        Comment added = add(issue.id(), "Text", at);
        assertEquals(Optional.of(at), find(issue.id(), added.id()).map(Comment::createdAt));
    }

    @Test
    default void editedCommentIsReadBack() {
        Issue issue = new Given(store()).issue("Title");
        Comment edited = add(issue.id(), "Text").edit("New", NOON.plusNanos(1_000));
        save(edited);
        assertEquals(Optional.of(edited), find(issue.id(), edited.id()));
    }

    @Test
    default void onlyTheCommentSavedChanges() {
        Issue issue = new Given(store()).issue("Title");
        Comment other = add(issue.id(), "Other");
        save(add(issue.id(), "Text").edit("New", NOON));
        assertEquals(Optional.of(other), find(issue.id(), other.id()));
    }

    @Test
    default void editOfAStaleCommentIsRejected() {
        Comment added = add(new Given(store()).issue("Title").id(), "Text");
        save(added.edit("First", NOON));
        assertRejected(ErrorCode.STALE_VERSION, () -> save(added.edit("Second", NOON)));
    }

    @Test
    default void rejectedEditOfACommentNamesTheCurrentVersion() {
        Comment added = add(new Given(store()).issue("Title").id(), "Text");
        Comment first = added.edit("First", NOON);
        save(first);
        save(first.edit("Second", NOON));
        StaleVersionException exception =
                assertThrows(StaleVersionException.class, () -> save(added.edit("Third", NOON)));
        assertEquals(List.of(new Stale(added.id(), 1, 3)), exception.stale());
    }

    @Test
    default void rejectedEditOfACommentChangesNothing() {
        Issue issue = new Given(store()).issue("Title");
        Comment added = add(issue.id(), "Text");
        Comment first = added.edit("First", NOON);
        save(first);
        assertThrows(StaleVersionException.class, () -> save(added.edit("Second", NOON)));
        assertEquals(Optional.of(first), find(issue.id(), added.id()));
    }

    @Test
    default void editOfACommentThatIsGoneIsRejected() {
        Comment added = add(new Given(store()).issue("Title").id(), "Text");
        remove(added);
        assertRejected(ErrorCode.NOT_FOUND, () -> save(added.edit("New", NOON)));
    }

    @Test
    default void removedCommentIsGone() {
        Issue issue = new Given(store()).issue("Title");
        Comment added = add(issue.id(), "Text");
        remove(added);
        assertEquals(Optional.empty(), find(issue.id(), added.id()));
    }

    @Test
    default void removalTakesOneCommentOnly() {
        Issue issue = new Given(store()).issue("Title");
        Comment other = add(issue.id(), "Other");
        remove(add(issue.id(), "Text"));
        assertEquals(List.of(other), page(issue.id(), PageRequest.first(10)).items());
    }

    @Test
    default void removalOfAStaleCommentIsRejected() {
        Comment added = add(new Given(store()).issue("Title").id(), "Text");
        save(added.edit("First", NOON));
        StaleVersionException exception = assertThrows(StaleVersionException.class, () -> remove(added));
        assertEquals(List.of(new Stale(added.id(), 1, 2)), exception.stale());
    }

    @Test
    default void removalOfACommentThatIsGoneIsRejected() {
        Comment added = add(new Given(store()).issue("Title").id(), "Text");
        remove(added);
        assertRejected(ErrorCode.NOT_FOUND, () -> remove(added));
    }

    @Test
    default void commentsAreListedInTheOrderInWhichTheyCame() {
        Issue issue = new Given(store()).issue("Title");
        List<Comment> added = List.of(
                add(issue.id(), "first", NOON.plusSeconds(2)),
                add(issue.id(), "second", NOON),
                add(issue.id(), "third", NOON));
        assertEquals(added, page(issue.id(), PageRequest.first(10)).items());
    }

    @Test
    default void commentsArePaged() {
        Given given = new Given(store());
        long issue = given.issue("Title").id();
        long other = given.issue("Other").id();
        List<Comment> added = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            added.add(add(issue, "Text " + i));
            add(other, "Elsewhere " + i);
        }
        new Walk<Comment, Long>(request -> page(issue, request)).assertHolds(added, Comment::id, "comments");
    }

    @Test
    default void pageOfLargeCommentsEndsEarlyAndTheNextGoesOn() {
        long issue = new Given(store()).issue("Title").id();
        List<Comment> added =
                Texts.large().stream().map(text -> add(issue, text)).toList();
        new Walk<Comment, Long>(request -> page(issue, request))
                .assertHoldsInShortPages(added, comment -> Texts.octets(comment.body()));
    }

    @Test
    default void commentsOfAnUnknownIssueAreNone() {
        assertEquals(List.of(), page(4711, PageRequest.first(10)).items());
    }

    @Test
    default void onlyOneOfManyEditsOfTheSameCommentIsSaved() {
        Comment added = add(new Given(store()).issue("Title").id(), "Text");
        List<Boolean> saved = Threads.atOnce(16, thread -> {
            try {
                save(added.edit("By " + thread, NOON));
                return true;
            } catch (StaleVersionException late) {
                return false;
            }
        });
        assertEquals(1, saved.stream().filter(won -> won).count());
    }

    @Test
    default void commentsOfManyThreadsAreAllCounted() {
        Given given = new Given(store());
        Issue issue = given.issue("Title");
        UserRef author = given.author();
        Threads.atOnce(
                16,
                thread -> IntStream.range(0, 4)
                        .mapToObj(i -> store().in(() -> store().comments().add(issue.id(), "Text", author, NOON)))
                        .toList());
        assertEquals(64, given.stored(issue.id()).commentCount());
    }

    @Test
    default void newestCommentsOfAllIssuesNameTheirIssues() {
        long first = new Given(store()).issue("First").id();
        long second = new Given(store()).issue("Second").id();
        assertEquals(Map.of(), store().in(() -> store().comments().newest(2)));
        add(first, "old");
        Comment middle = add(second, "middle");
        Comment newest = add(first, "new");
        Map<Long, Long> expected = Map.of(newest.id(), first, middle.id(), second);
        assertEquals(expected, store().in(() -> store().comments().newest(2)));
    }
}

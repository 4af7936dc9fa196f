package dev.issuetracker.application.comment;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Rejections.assertRejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.page.PageRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommentServiceTest {
    private final InMemoryTracker store = new InMemoryTracker();
    private final Given given = new Given(new StoreOf(store));
    private final SettableClock clock = new SettableClock(NOON);
    private final CommentService service = new CommentService(store.issuePorts(clock), store.comments());
    private final Caller admin = Callers.of(given.account("admin"));
    private final Caller jane = Callers.of(given.account("jane"));
    private final Caller john = Callers.of(given.account("john"));
    private final Issue issue = given.issue("Title");
    private final Comment comment = service.add(jane, issue.id(), new AddComment(" Text "));

    private List<Comment> listed() {
        return service.list(jane, issue.id(), PageRequest.first(10)).items();
    }

    private Comment edit(Caller by, Long version, String body) {
        return service.edit(by, issue.id(), comment.id(), new EditComment(body).onVersion(version));
    }

    @Test
    void addedCommentIsListed() {
        assertEquals(List.of(new Comment(comment.id(), issue.id(), "Text", jane.ref(), NOON, NOON, 1)), listed());
    }

    @Test
    void blankCommentIsRejected() {
        assertRejected(ErrorCode.VALIDATION_FAILED, () -> service.add(jane, issue.id(), new AddComment(" ")));
    }

    @Test
    void missingCommentIsRejected() {
        assertRejected(ErrorCode.VALIDATION_FAILED, () -> service.add(jane, issue.id(), new AddComment(null)));
    }

    @Test
    void commentOnAnUnknownIssueIsRejected() {
        assertRejected(ErrorCode.NOT_FOUND, () -> service.add(jane, 4711, new AddComment("Text")));
    }

    @Test
    void commentOnADeletedIssueIsRejected() {
        given.delete(issue);
        assertRejected(ErrorCode.NOT_FOUND, () -> service.add(jane, issue.id(), new AddComment("Text")));
    }

    @Test
    void commentsOfADeletedIssueAreNotListed() {
        given.delete(issue);
        assertRejected(ErrorCode.NOT_FOUND, this::listed);
    }

    @Test
    void authorEditsTheComment() {
        clock.advance(Duration.ofSeconds(1));
        Comment edited = edit(jane, 1L, "New");
        assertEquals(List.of(edited), listed());
    }

    @Test
    void adminEditsTheComment() {
        assertEquals("New", edit(admin, 1L, "New").body());
    }

    @Test
    void editByAnAdminKeepsTheAuthor() {
        assertEquals(jane.ref(), edit(admin, 1L, "New").author());
    }

    @Test
    void othersDoNotEditTheComment() {
        assertRejected(ErrorCode.FORBIDDEN, () -> edit(john, 1L, "New"));
    }

    @Test
    void staleEditIsRejected() {
        edit(jane, 1L, "New");
        assertRejected(ErrorCode.STALE_VERSION, () -> edit(admin, 1L, "Newer"));
    }

    @Test
    void editThatChangesNothingKeepsTheVersion() {
        assertEquals(1, edit(jane, 1L, "Text").version());
    }

    @Test
    void editUnderAnotherIssueIsRejected() {
        long other = given.issue("Other").id();
        assertRejected(
                ErrorCode.NOT_FOUND,
                () -> service.edit(jane, other, comment.id(), new EditComment("New").onVersion(null)));
    }

    @Test
    void authorRemovesTheComment() {
        service.remove(jane, issue.id(), comment.id(), 1L);
        assertEquals(List.of(), listed());
    }

    @Test
    void adminRemovesTheComment() {
        service.remove(admin, issue.id(), comment.id(), null);
        assertEquals(List.of(), listed());
    }

    @Test
    void othersDoNotRemoveTheComment() {
        assertRejected(ErrorCode.FORBIDDEN, () -> service.remove(john, issue.id(), comment.id(), null));
    }

    @Test
    void staleRemovalIsRejected() {
        edit(jane, 1L, "New");
        assertRejected(ErrorCode.STALE_VERSION, () -> service.remove(jane, issue.id(), comment.id(), 1L));
    }

    @Test
    void removalOfAnUnknownCommentIsRejected() {
        assertRejected(ErrorCode.NOT_FOUND, () -> service.remove(jane, issue.id(), 4711, null));
    }
}

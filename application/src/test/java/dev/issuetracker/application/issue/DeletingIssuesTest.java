package dev.issuetracker.application.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.page.PageRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletingIssuesTest extends IssueServiceFixture {
    @Test
    void deletedIssueCannotBeRead() {
        Issue issue = created();
        service.delete(jane, issue.id(), 1L);
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> service.get(jane, issue.id()));
    }

    @Test
    void deletedIssuesHistoryCannotBeRead() {
        Issue issue = created();
        service.delete(jane, issue.id(), 1L);
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> service.history(jane, issue.id(), PageRequest.first(10)));
    }

    @Test
    void deletedIssueIsNotListed() {
        service.delete(jane, created().id(), null);
        assertEquals(List.of(), listed());
    }

    @Test
    void deletionOfAStaleVersionIsRejected() {
        Issue issue = created();
        edit(john, issue, titled(1L, false, "Theirs"));
        assertThrows(EditConflictException.class, () -> service.delete(jane, issue.id(), 1L));
    }

    @Test
    void secondDeletionIsRejected() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> service.delete(jane, issue.id(), null));
    }

    @Test
    void restoredIssueCanBeReadAgain() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        Issue restored = service.restore(john, issue.id(), null);
        assertEquals(restored, service.get(jane, issue.id()).issue());
    }

    @Test
    void restorationIsAVersion() {
        Issue issue = created();
        service.delete(jane, issue.id(), null);
        assertEquals(3, service.restore(john, issue.id(), null).version());
    }

    @Test
    void issueThatIsNotDeletedIsRestoredToItself() {
        Issue issue = created();
        assertEquals(issue, service.restore(john, issue.id(), null));
    }

    @Test
    void restorationOfAStaleVersionIsRejected() {
        Issue issue = created();
        service.delete(jane, issue.id(), 1L);
        assertThrows(EditConflictException.class, () -> service.restore(john, issue.id(), 1L));
    }

    @Test
    void restorationOfTheCurrentVersionIsDone() {
        Issue issue = created();
        service.delete(jane, issue.id(), 1L);
        assertEquals(3, service.restore(john, issue.id(), 2L).version());
    }

    @Test
    void unknownIssueIsNotRestored() {
        Rejections.assertRejected(ErrorCode.NOT_FOUND, () -> service.restore(john, 4711, null));
    }
}

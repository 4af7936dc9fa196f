package dev.issuetracker.domain.issue;

import static dev.issuetracker.domain.issue.Some.JANE;
import static dev.issuetracker.domain.issue.Some.JOHN;
import static dev.issuetracker.domain.issue.Some.LATER;
import static dev.issuetracker.domain.issue.Some.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.issue.value.IssueDraft;
import dev.issuetracker.domain.issue.value.IssueField;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionTest {
    @Test
    void revisionNamesWhatChanged() {
        Revision revision = Some.issue().edit(Given.title("New"), JOHN, LATER);
        assertEquals(List.of(new FieldChange<>(IssueField.TITLE, "Title", "New")), revision.changes());
    }

    @Test
    void revisionThatSkipsAVersionIsRejected() {
        Issue issue = Some.issue();
        Issue second = issue.edit(Given.title("a"), JOHN, LATER).after();
        Issue third = second.edit(Given.title("b"), JOHN, LATER).after();
        assertThrows(IllegalArgumentException.class, () -> new Revision(issue, third, JANE));
    }

    @Test
    void revisionOfAnotherIssueIsRejected() {
        Issue issue = Some.issue();
        Issue other = Issue.of(IssueDraft.of("Other", ""), 8, JANE, NOON);
        assertThrows(IllegalArgumentException.class, () -> new Revision(issue, other, JANE));
    }
}

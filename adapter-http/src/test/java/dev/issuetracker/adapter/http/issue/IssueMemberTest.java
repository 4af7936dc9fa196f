package dev.issuetracker.adapter.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueMemberTest {
    @Test
    void everyFieldOfAnIssueHasAMember() {
        assertEquals(
                IssueField.ALL.stream().map(IssueField::code).toList(),
                IssueMember.ALL.stream().map(member -> member.name().getValue()).toList());
    }

    @Test
    void historyWritesValuesAsIssuesHaveThem() {
        assertEquals("in_progress", IssueMember.json(IssueField.STATUS, Status.IN_PROGRESS));
        assertEquals(
                "UserRefJson[id=7, username=jane]",
                String.valueOf(IssueMember.json(IssueField.ASSIGNEE, new UserRef(7, "jane"))));
        assertEquals(List.of(), IssueMember.json(IssueField.LABELS, List.of()));
        assertEquals(true, IssueMember.json(HistoryField.DELETED, true));
    }
}

package dev.issuetracker.adapter.http.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.field.FieldRef;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.OptionRef;
import dev.issuetracker.domain.issue.value.AddedFields;
import dev.issuetracker.domain.issue.value.HistoryField;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.user.UserRef;
import java.math.BigDecimal;
import java.time.LocalDate;
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

    @Test
    void valuesOfAddedFieldsAreWrittenByTheirTypes() {
        FieldRef ref = new FieldRef(1, "Field", FieldType.TEXT);
        assertEquals("1.0", IssueMember.json(AddedFields.text(ref), "1.0"));
        assertEquals(new BigDecimal("2.5"), IssueMember.json(AddedFields.number(ref), new BigDecimal("2.5")));
        assertEquals("0999-12-01", IssueMember.json(AddedFields.date(ref), LocalDate.of(999, 12, 1)));
        assertEquals("high", IssueMember.json(AddedFields.select(ref), new OptionRef(7, "high")));
        assertEquals(
                List.of("api", "web"),
                IssueMember.json(
                        AddedFields.multiSelect(ref), List.of(new OptionRef(7, "api"), new OptionRef(8, "web"))));
        assertEquals(
                "UserRefJson[id=7, username=jane]",
                String.valueOf(IssueMember.json(AddedFields.user(ref), new UserRef(7, "jane"))));
    }
}

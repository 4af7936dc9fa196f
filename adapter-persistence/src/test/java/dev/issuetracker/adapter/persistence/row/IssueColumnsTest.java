package dev.issuetracker.adapter.persistence.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.issue.value.IssueField;
import org.junit.jupiter.api.Test;

class IssueColumnsTest {
    @Test
    void everyFieldOfAnIssueIsStored() {
        assertEquals(
                IssueField.ALL,
                IssueColumns.ALL.stream().map(IssueColumn::field).toList());
    }
}

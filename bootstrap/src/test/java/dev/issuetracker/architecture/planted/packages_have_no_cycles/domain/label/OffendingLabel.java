package dev.issuetracker.architecture.planted.packages_have_no_cycles.domain.label;

import dev.issuetracker.architecture.planted.packages_have_no_cycles.domain.issue.OffendingIssue;

public class OffendingLabel {
    void take(OffendingIssue issue) {}
}

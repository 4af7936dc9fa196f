package dev.issuetracker.architecture.planted.packages_have_no_cycles.domain.issue;

import dev.issuetracker.architecture.planted.packages_have_no_cycles.domain.label.OffendingLabel;

public class OffendingIssue {
    void take(OffendingLabel label) {}
}

package dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.domain.issue;

import dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.application.IssueService;

class OffendingService {
    void take(IssueService issueService) {}
}

package dev.issuetracker.architecture.planted.domain_fields_are_final.domain;

class OffendingIssue {
    int version;
}

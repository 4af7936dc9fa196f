package dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.application;

public class IssueService {}

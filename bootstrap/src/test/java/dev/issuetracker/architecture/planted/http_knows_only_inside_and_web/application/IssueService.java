package dev.issuetracker.architecture.planted.http_knows_only_inside_and_web.application;

public class IssueService {}

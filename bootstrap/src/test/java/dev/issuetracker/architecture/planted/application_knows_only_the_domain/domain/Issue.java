package dev.issuetracker.architecture.planted.application_knows_only_the_domain.domain;

public class Issue {}

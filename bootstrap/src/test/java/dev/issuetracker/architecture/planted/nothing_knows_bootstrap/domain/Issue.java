package dev.issuetracker.architecture.planted.nothing_knows_bootstrap.domain;

public class Issue {}

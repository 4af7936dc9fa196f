package dev.issuetracker.architecture.planted.importing_knows_only_inside_and_tables.domain;

public class Issue {}

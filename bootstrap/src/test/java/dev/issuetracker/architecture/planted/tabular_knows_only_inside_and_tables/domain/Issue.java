package dev.issuetracker.architecture.planted.tabular_knows_only_inside_and_tables.domain;

public class Issue {}

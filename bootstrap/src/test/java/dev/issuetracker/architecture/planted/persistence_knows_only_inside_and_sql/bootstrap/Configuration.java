package dev.issuetracker.architecture.planted.persistence_knows_only_inside_and_sql.bootstrap;

public class Configuration {}

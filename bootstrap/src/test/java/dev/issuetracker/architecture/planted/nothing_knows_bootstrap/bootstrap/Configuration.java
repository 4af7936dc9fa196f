package dev.issuetracker.architecture.planted.nothing_knows_bootstrap.bootstrap;

public class Configuration {}

package dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.domain.label;

public class Label {}

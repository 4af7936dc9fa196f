package dev.issuetracker.architecture.planted.packages_have_no_cycles.domain.user;

public class User {}

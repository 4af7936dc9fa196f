package dev.issuetracker.architecture.planted.ports_carry_only_values.domain;

public class Mutable {}

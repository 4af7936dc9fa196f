package dev.issuetracker.architecture.planted.ports_carry_only_values.domain;

public sealed interface Key {
    record ById(long id) implements Key {}
}

package dev.issuetracker.architecture.planted.ports_carry_only_values.application;

import dev.issuetracker.architecture.planted.ports_carry_only_values.domain.Mutable;

public interface OffendingArray {
    Mutable[] all();
}

package dev.issuetracker.architecture.planted.ports_carry_only_values.domain;

import java.util.List;

public interface OffendingList {
    List<Mutable> all();
}

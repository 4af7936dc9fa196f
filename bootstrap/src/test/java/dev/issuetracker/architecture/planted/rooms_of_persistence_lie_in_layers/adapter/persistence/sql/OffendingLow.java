package dev.issuetracker.architecture.planted.rooms_of_persistence_lie_in_layers.adapter.persistence.sql;

import dev.issuetracker.architecture.planted.rooms_of_persistence_lie_in_layers.adapter.persistence.store.High;

class OffendingLow {
    High high = new High();
}

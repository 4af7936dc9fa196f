package dev.issuetracker.architecture.planted.rooms_of_persistence_lie_in_layers.adapter.persistence;

import dev.issuetracker.architecture.planted.rooms_of_persistence_lie_in_layers.adapter.persistence.sql.Low;
import dev.issuetracker.architecture.planted.rooms_of_persistence_lie_in_layers.adapter.persistence.store.High;

class Innocent {
    High high = new High();
    Low low = new Low();
}

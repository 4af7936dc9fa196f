package dev.issuetracker.architecture.planted.rooms_of_persistence_lie_in_layers.adapter.persistence.unit;

import dev.issuetracker.architecture.planted.rooms_of_persistence_lie_in_layers.adapter.persistence.sql.Low;

class Innocent {
    Low low = new Low();
}

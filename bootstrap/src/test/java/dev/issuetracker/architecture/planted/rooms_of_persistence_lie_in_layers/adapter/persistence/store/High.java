package dev.issuetracker.architecture.planted.rooms_of_persistence_lie_in_layers.adapter.persistence.store;

public class High {}

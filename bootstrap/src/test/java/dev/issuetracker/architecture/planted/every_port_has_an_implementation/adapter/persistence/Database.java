package dev.issuetracker.architecture.planted.every_port_has_an_implementation.adapter.persistence;

import dev.issuetracker.architecture.planted.every_port_has_an_implementation.application.StoreHealth;

public class Database {
    StoreHealth health() {
        return () -> true;
    }
}

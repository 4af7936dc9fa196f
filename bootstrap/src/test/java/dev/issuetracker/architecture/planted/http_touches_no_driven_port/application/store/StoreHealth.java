package dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.store;

public interface StoreHealth {
    boolean ready();
}

package dev.issuetracker.architecture.planted.every_port_has_an_implementation.application;

public interface OffendingInside {
    long count();
}

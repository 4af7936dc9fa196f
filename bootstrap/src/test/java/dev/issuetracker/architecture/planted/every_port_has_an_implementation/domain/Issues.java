package dev.issuetracker.architecture.planted.every_port_has_an_implementation.domain;

public interface Issues {
    long count();

    void clear();
}

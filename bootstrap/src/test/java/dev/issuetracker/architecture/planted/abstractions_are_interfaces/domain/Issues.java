package dev.issuetracker.architecture.planted.abstractions_are_interfaces.domain;

interface Issues {
    long count();
}

package dev.issuetracker.architecture.planted.abstractions_are_interfaces.application;

abstract class OffendingService {}

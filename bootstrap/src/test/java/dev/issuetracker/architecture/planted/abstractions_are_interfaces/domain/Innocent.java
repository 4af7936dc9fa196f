package dev.issuetracker.architecture.planted.abstractions_are_interfaces.domain;

class Innocent {}

package dev.issuetracker.architecture.planted.abstractions_are_interfaces.adapter.importing;

abstract class InnocentHandler {}

package dev.issuetracker.architecture.planted.abstractions_are_interfaces.adapter.tabular;

abstract class InnocentHandler {}

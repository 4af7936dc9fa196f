package dev.issuetracker.architecture.planted.rooms_of_importing_lie_in_layers.adapter.importing.attic;

class OffendingAttic {}

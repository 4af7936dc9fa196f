package dev.issuetracker.architecture.planted.rooms_of_importing_lie_in_layers.adapter.importing.file;

import dev.issuetracker.architecture.planted.rooms_of_importing_lie_in_layers.adapter.importing.csv.High;

class OffendingLow {
    High high = new High();
}

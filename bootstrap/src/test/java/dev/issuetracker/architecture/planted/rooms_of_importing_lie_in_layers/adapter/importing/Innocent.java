package dev.issuetracker.architecture.planted.rooms_of_importing_lie_in_layers.adapter.importing;

import dev.issuetracker.architecture.planted.rooms_of_importing_lie_in_layers.adapter.importing.csv.High;
import dev.issuetracker.architecture.planted.rooms_of_importing_lie_in_layers.adapter.importing.file.Low;

class Innocent {
    High high = new High();
    Low low = new Low();
}

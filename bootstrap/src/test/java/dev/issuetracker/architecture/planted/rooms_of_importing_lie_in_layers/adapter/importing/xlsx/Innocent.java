package dev.issuetracker.architecture.planted.rooms_of_importing_lie_in_layers.adapter.importing.xlsx;

import dev.issuetracker.architecture.planted.rooms_of_importing_lie_in_layers.adapter.importing.file.Low;

class Innocent {
    Low low = new Low();
}

package dev.issuetracker.architecture.planted.rooms_of_http_lie_in_layers.adapter.http.label;

import dev.issuetracker.architecture.planted.rooms_of_http_lie_in_layers.adapter.http.wire.Low;

class Innocent {
    Low low = new Low();
}

package dev.issuetracker.architecture.planted.rooms_of_http_lie_in_layers.adapter.http;

import dev.issuetracker.architecture.planted.rooms_of_http_lie_in_layers.adapter.http.issue.High;
import dev.issuetracker.architecture.planted.rooms_of_http_lie_in_layers.adapter.http.wire.Low;

class Innocent {
    High high = new High();
    Low low = new Low();
}

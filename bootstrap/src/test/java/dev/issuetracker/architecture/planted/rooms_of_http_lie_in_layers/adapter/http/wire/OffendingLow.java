package dev.issuetracker.architecture.planted.rooms_of_http_lie_in_layers.adapter.http.wire;

import dev.issuetracker.architecture.planted.rooms_of_http_lie_in_layers.adapter.http.issue.High;

class OffendingLow {
    High high = new High();
}

package dev.issuetracker.architecture.planted.http_knows_only_inside_and_web.adapter.http;

import dev.issuetracker.architecture.planted.http_knows_only_inside_and_web.adapter.persistence.Database;

class OffendingNeighbour {
    void take(Database database) {}
}

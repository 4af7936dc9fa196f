package dev.issuetracker.architecture.planted.tabular_knows_only_inside_and_tables.adapter.tabular;

import dev.issuetracker.architecture.planted.tabular_knows_only_inside_and_tables.adapter.http.HttpServer;

class OffendingNeighbour {
    void take(HttpServer httpServer) {}
}

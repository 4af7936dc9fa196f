package dev.issuetracker.architecture.planted.importing_knows_only_inside_and_tables.adapter.importing;

import dev.issuetracker.architecture.planted.importing_knows_only_inside_and_tables.adapter.http.HttpServer;

class OffendingNeighbour {
    void take(HttpServer httpServer) {}
}

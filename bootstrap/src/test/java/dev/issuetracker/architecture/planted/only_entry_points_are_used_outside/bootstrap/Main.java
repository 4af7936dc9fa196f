package dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.bootstrap;

import dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.http.HttpServer;
import dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.persistence.Database;

class Main {
    HttpServer http = new HttpServer();
    Database database = new Database();
}

package dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.http.issue;

import dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.http.route.Routes;

class Innocent {
    Routes routes = new Routes();
}

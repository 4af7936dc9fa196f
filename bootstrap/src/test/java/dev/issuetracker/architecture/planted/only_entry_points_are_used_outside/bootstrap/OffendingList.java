package dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.bootstrap;

import dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.http.route.Routes;

class OffendingList {
    Routes[] routes = {};
}

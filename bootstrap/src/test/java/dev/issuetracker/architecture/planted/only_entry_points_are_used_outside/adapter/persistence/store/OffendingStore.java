package dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.persistence.store;

import dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.http.route.Routes;

class OffendingStore {
    Routes.Nested nested = new Routes.Nested();
}

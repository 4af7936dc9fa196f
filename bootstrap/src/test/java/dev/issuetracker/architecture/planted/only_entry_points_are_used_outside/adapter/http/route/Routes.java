package dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.http.route;

public class Routes {
    public static class Nested {}
}

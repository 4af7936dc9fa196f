package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import io.javalin.http.Context;

class OffendingRoute {
    void take(Context context) {}
}

package dev.issuetracker.architecture.planted.web_is_spoken_only_in_http.adapter.persistence;

import io.javalin.http.Context;

class OffendingRoute {
    void take(Context context) {}
}

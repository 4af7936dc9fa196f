package dev.issuetracker.architecture.planted.application_knows_only_the_domain.application;

import io.javalin.http.Context;

class OffendingRoute {
    void take(Context context) {}
}

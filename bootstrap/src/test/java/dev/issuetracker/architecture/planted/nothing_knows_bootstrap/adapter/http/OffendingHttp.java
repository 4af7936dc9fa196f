package dev.issuetracker.architecture.planted.nothing_knows_bootstrap.adapter.http;

import dev.issuetracker.architecture.planted.nothing_knows_bootstrap.bootstrap.Configuration;

class OffendingHttp {
    void take(Configuration configuration) {}
}

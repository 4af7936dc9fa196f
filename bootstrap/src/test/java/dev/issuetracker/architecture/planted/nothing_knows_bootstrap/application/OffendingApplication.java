package dev.issuetracker.architecture.planted.nothing_knows_bootstrap.application;

import dev.issuetracker.architecture.planted.nothing_knows_bootstrap.bootstrap.Configuration;

class OffendingApplication {
    void take(Configuration configuration) {}
}

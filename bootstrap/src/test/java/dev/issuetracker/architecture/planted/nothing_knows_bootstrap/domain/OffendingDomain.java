package dev.issuetracker.architecture.planted.nothing_knows_bootstrap.domain;

import dev.issuetracker.architecture.planted.nothing_knows_bootstrap.bootstrap.Configuration;

class OffendingDomain {
    void take(Configuration configuration) {}
}

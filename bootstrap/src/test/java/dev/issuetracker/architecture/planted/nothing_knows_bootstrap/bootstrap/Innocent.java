package dev.issuetracker.architecture.planted.nothing_knows_bootstrap.bootstrap;

import dev.issuetracker.architecture.planted.nothing_knows_bootstrap.domain.Issue;

class Innocent {
    void take(Configuration configuration, Issue issue) {}
}

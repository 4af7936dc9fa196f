package dev.issuetracker.architecture.planted.application_knows_only_the_domain.application;

import dev.issuetracker.architecture.planted.application_knows_only_the_domain.domain.Issue;
import java.time.Clock;

class Innocent {
    void take(Clock clock, Issue issue) {}
}

package dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.domain.issue;

import dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.domain.label.Label;
import java.time.Instant;

class Innocent {
    void take(Instant instant, Label label) {}
}

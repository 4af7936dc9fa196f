package dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.domain.issue;

import org.slf4j.Logger;

class OffendingLogger {
    void take(Logger logger) {}
}

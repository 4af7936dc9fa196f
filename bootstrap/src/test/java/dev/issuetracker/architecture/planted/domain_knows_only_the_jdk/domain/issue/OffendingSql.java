package dev.issuetracker.architecture.planted.domain_knows_only_the_jdk.domain.issue;

import java.sql.Connection;

class OffendingSql {
    void take(Connection connection) {}
}

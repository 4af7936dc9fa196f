package dev.issuetracker.architecture.planted.application_knows_only_the_domain.application;

import java.sql.Connection;

class OffendingSql {
    void take(Connection connection) {}
}

package dev.issuetracker.architecture.planted.sql_is_spoken_only_in_persistence.domain;

import org.flywaydb.core.Flyway;

class OffendingMigration {
    void take(Flyway flyway) {}
}

package dev.issuetracker.architecture.planted.sql_is_spoken_only_in_persistence.bootstrap;

import org.jdbi.v3.core.Jdbi;

class OffendingJdbi {
    void take(Jdbi jdbi) {}
}

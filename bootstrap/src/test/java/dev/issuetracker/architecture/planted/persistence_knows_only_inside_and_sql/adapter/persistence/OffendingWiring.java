package dev.issuetracker.architecture.planted.persistence_knows_only_inside_and_sql.adapter.persistence;

import dev.issuetracker.architecture.planted.persistence_knows_only_inside_and_sql.bootstrap.Configuration;

class OffendingWiring {
    void take(Configuration configuration) {}
}

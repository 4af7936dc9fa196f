package dev.issuetracker.architecture.planted.application_knows_only_the_domain.application;

import dev.issuetracker.architecture.planted.application_knows_only_the_domain.adapter.persistence.Database;

class OffendingStore {
    void take(Database database) {}
}

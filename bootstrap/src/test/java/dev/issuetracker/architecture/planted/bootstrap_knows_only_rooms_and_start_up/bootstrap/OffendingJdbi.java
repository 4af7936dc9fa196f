package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import org.jdbi.v3.core.Jdbi;

class OffendingJdbi {
    void take(Jdbi jdbi) {}
}

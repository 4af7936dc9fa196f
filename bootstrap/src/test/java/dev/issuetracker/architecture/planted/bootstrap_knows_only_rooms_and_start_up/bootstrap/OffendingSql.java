package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import java.sql.Connection;

class OffendingSql {
    void take(Connection connection) {}
}

package dev.issuetracker.architecture.planted.importing_knows_only_inside_and_tables.adapter.importing;

import java.sql.Connection;

class OffendingSql {
    void take(Connection connection) {}
}

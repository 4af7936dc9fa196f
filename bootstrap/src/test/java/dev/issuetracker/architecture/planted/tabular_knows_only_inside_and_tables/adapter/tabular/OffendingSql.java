package dev.issuetracker.architecture.planted.tabular_knows_only_inside_and_tables.adapter.tabular;

import java.sql.Connection;

class OffendingSql {
    void take(Connection connection) {}
}

package dev.issuetracker.architecture.planted.sql_is_spoken_only_in_persistence.adapter.http;

import java.sql.Connection;

class OffendingConnection {
    void take(Connection connection) {}
}

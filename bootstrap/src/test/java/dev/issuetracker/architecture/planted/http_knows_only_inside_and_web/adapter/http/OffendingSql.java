package dev.issuetracker.architecture.planted.http_knows_only_inside_and_web.adapter.http;

import java.sql.Connection;

class OffendingSql {
    void take(Connection connection) {}
}

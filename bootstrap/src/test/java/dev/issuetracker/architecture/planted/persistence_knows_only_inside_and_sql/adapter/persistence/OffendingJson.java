package dev.issuetracker.architecture.planted.persistence_knows_only_inside_and_sql.adapter.persistence;

import com.fasterxml.jackson.databind.JsonNode;

class OffendingJson {
    void take(JsonNode jsonNode) {}
}

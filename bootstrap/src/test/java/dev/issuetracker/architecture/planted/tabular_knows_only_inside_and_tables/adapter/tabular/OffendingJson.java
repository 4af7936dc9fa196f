package dev.issuetracker.architecture.planted.tabular_knows_only_inside_and_tables.adapter.tabular;

import com.fasterxml.jackson.databind.JsonNode;

class OffendingJson {
    void take(JsonNode jsonNode) {}
}

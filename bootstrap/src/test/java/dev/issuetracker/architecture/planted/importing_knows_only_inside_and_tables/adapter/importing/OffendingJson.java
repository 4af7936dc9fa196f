package dev.issuetracker.architecture.planted.importing_knows_only_inside_and_tables.adapter.importing;

import com.fasterxml.jackson.databind.JsonNode;

class OffendingJson {
    void take(JsonNode jsonNode) {}
}

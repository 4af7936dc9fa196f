package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;

class OffendingJson {
    void take(JsonNode jsonNode) {}
}

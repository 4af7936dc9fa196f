package dev.issuetracker.architecture.planted.web_is_spoken_only_in_http.domain;

import com.fasterxml.jackson.databind.JsonNode;

class OffendingJson {
    void take(JsonNode jsonNode) {}
}

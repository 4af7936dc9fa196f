package dev.issuetracker.architecture.planted.http_knows_only_inside_and_web.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.architecture.planted.http_knows_only_inside_and_web.application.IssueService;
import io.javalin.http.Context;
import org.slf4j.Logger;

class Innocent {
    void take(Context context, JsonNode jsonNode, Logger logger, IssueService issueService) {}
}

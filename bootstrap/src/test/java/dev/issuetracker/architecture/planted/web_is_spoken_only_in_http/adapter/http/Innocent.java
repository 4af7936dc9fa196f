package dev.issuetracker.architecture.planted.web_is_spoken_only_in_http.adapter.http;

import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import org.eclipse.jetty.server.Server;

class Innocent {
    void take(JsonNode jsonNode, Algorithm algorithm, Context context, Server server) {}
}

package dev.issuetracker.adapter.http.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.route.Route;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.domain.user.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One operation of the description: what its file says, with what follows from its route. */
final class DescribedOperation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What every route may answer. */
    private static final Map<String, String> EVERYWHERE = Map.of(
            "406", "NotAcceptable",
            "414", "UriTooLong",
            "429", "TooManyRequests",
            "431", "HeadersTooLarge",
            "500", "InternalError",
            "503", "Unavailable",
            "507", "StoreFull");

    private final Route route;
    private final ObjectNode written;
    private final boolean hasBody;
    /** The headers of the answer that is a page of a list; null when there is none. */
    private final @Nullable ObjectNode page;

    private DescribedOperation(Route route, ObjectNode written) {
        this.route = route;
        this.written = written;
        this.hasBody = written.has("requestBody");
        this.page = written.at("/responses/200/headers") instanceof ObjectNode headers && headers.has("Link")
                ? headers
                : null;
    }

    /** Describes a route, given what its file says of it. */
    static ObjectNode of(Route route, ObjectNode written) {
        return new DescribedOperation(route, written).describe();
    }

    /** Adds the header that every answer has, as the first one. */
    static void addRequestId(ObjectNode response) {
        addHeaders(response, false);
    }

    private ObjectNode describe() {
        ObjectNode operation = NODES.objectNode();
        take(operation, "operationId");
        operation.put("x-permission", route.permission().map(Permission::code).orElse("anyone"));
        List.of("tags", "summary", "description").forEach(field -> take(operation, field));
        if (page != null) {
            page.set("ETag", reference("headers", "PageETag"));
        }
        operation.set("parameters", parameters());
        take(operation, "requestBody");
        if (route.permission().isEmpty() && !written.has("security")) {
            operation.putArray("security");
        }
        take(operation, "security");
        operation.set("responses", responses());
        operation.setAll(written);
        return operation;
    }

    private void take(ObjectNode operation, String field) {
        if (written.has(field)) {
            operation.set(field, written.remove(field));
        }
    }

    private ArrayNode parameters() {
        ArrayNode parameters = NODES.arrayNode();
        if (written.remove("parameters") instanceof ArrayNode own) {
            parameters.addAll(own);
        }
        if (page != null) {
            parameters.add(reference("parameters", "IfNoneMatch"));
        }
        parameters.add(reference("parameters", "XRequestId"));
        if (route.keyed()) {
            parameters.add(reference("parameters", "IdempotencyKey"));
        }
        return parameters;
    }

    private ObjectNode responses() {
        Map<String, JsonNode> responses = new TreeMap<>();
        shared().forEach((status, name) -> responses.put(status, reference("responses", name)));
        written.remove("responses").properties().forEach(own -> {
            String status = own.getKey();
            if (own.getValue().isNull()) {
                responses.remove(status);
                return;
            }
            if (own.getValue() instanceof ObjectNode response && !response.has("$ref")) {
                addHeaders(response, route.keyed() && status.startsWith("2"));
            }
            responses.put(status, own.getValue());
        });
        return NODES.objectNode().setAll(responses);
    }

    /** The shared responses that follow from the kind of the route, by status. */
    private Map<String, String> shared() {
        Map<String, String> shared = new TreeMap<>(EVERYWHERE);
        shared.put("400", hasBody ? "BadRequest" : "BadQuery");
        route.permission().ifPresent(permission -> {
            shared.put("401", "Unauthorized");
            if (deniesSomebody(permission)) {
                shared.put("403", "Forbidden");
            }
        });
        if (page != null) {
            shared.put("304", "PageUnchanged");
        }
        if (route.template().contains("{")) {
            shared.put("404", "NotFound");
        }
        if (hasBody) {
            shared.put("415", "UnsupportedMediaType");
        }
        if (route.keyed()) {
            shared.put("409", "InProgress");
            shared.put("422", "KeyReused");
        }
        // Whether two requests with one key are the same is seen by their bodies, so a keyed route reads what is sent.
        if (hasBody || route.keyed()) {
            shared.put("408", "RequestTimeout");
            shared.put("413", "TooLarge");
        }
        return shared;
    }

    private static boolean deniesSomebody(Permission permission) {
        return !Arrays.stream(Role.values()).allMatch(permission::allows)
                || !Arrays.stream(Scope.values())
                        .allMatch(scope -> permission.allows(new Credential.AccessToken(1, scope)));
    }

    private static void addHeaders(ObjectNode response, boolean mayBeReplayed) {
        JsonNode own = response.remove("headers");
        JsonNode content = response.remove("content");
        ObjectNode headers = response.putObject("headers");
        headers.set("X-Request-Id", reference("headers", "XRequestId"));
        if (own != null) {
            headers.setAll((ObjectNode) own);
        }
        if (mayBeReplayed) {
            headers.set("Idempotency-Replayed", reference("headers", "IdempotencyReplayed"));
        }
        if (content != null) {
            response.set("content", content);
        }
    }

    private static ObjectNode reference(String kind, String name) {
        return NODES.objectNode().put("$ref", "#/components/" + kind + "/" + name);
    }
}

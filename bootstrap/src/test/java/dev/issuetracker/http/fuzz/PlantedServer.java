package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/** Keeps things, each with a name and a size, and does it as described but for one defect. */
final class PlantedServer implements AutoCloseable {
    enum Defect {
        NONE,
        /** 500 when the size is 0. */
        FAILS_OVER_A_SIZE,
        /** 500 for the third thing. */
        FAILS_OVER_A_THING,
        OTHER_STATUS,
        OTHER_BODY,
        LEAKS,
        NO_PROBLEM,
        TAKES_ALL,
        HANGS_UP,
        SILENT
    }

    static final String DESCRIPTION = """
            {"openapi": "3.1.0",
             "paths": {
               "/things": {
                 "post": {
                   "requestBody": {"content": {"application/json": {"schema": {"$ref":
                     "#/components/schemas/NewThing"}}}},
                   "responses": {
                     "201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                     "400": {"$ref": "#/components/responses/Problem"}}}},
               "/things/{id}": {
                 "get": {
                   "responses": {
                     "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                     "404": {"$ref": "#/components/responses/Problem"}}}}},
             "components": {
               "responses": {
                 "Problem": {"content": {"application/problem+json": {"schema": {"type": "object"}}}},
                 "NotFound": {"content": {"application/problem+json": {"schema": {"type": "object"}}}},
                 "MethodNotAllowed": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}},
               "schemas": {
                 "NewThing": {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
                   "name": {"type": "string", "minLength": 1, "maxLength": 20},
                   "size": {"type": "integer", "minimum": 0, "maximum": 100}}},
                 "Thing": {"type": "object", "required": ["id", "name"], "properties": {
                   "id": {"type": "integer"}, "name": {"type": "string"}}}}}}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Defect defect;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final Map<String, ObjectNode> things = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    PlantedServer(Defect defect) {
        this.defect = defect;
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setErrorHandler((request, response, callback) -> problem(response, callback, 400, ""));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                return answer(request, response, callback);
            }
        });
        LifeCycle.start(server);
    }

    int port() {
        return connector.getLocalPort();
    }

    private boolean answer(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request).replaceFirst("/$", "");
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (defect == Defect.SILENT) {
            return true;
        }
        if (path.equals("/things") && request.getMethod().equals("POST")) {
            // Content.Source.asString never returns when a piece that comes later is no UTF-8.
            return make(Content.Source.asInputStream(request).readAllBytes(), request, response, callback);
        }
        if (path.matches("/things/[^/]+") && read) {
            ObjectNode thing = things.get(path.substring(8));
            if (thing == null) {
                return problem(response, callback, 404, "");
            }
            boolean failing = defect == Defect.FAILS_OVER_A_THING && path.endsWith("/3");
            return failing ? problem(response, callback, 500, "") : send(response, callback, 200, thing);
        }
        return problem(response, callback, path.matches("/things(/[^/]+)?") ? 405 : 404, "");
    }

    private boolean make(byte[] body, Request request, Response response, Callback callback) {
        ObjectNode sent = read(body);
        if (sent == null || (!good(sent) && defect != Defect.TAKES_ALL)) {
            String detail = defect == Defect.LEAKS ? "java.lang.NullPointerException" : "";
            return problem(response, callback, 400, detail);
        }
        if (defect == Defect.HANGS_UP) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
            return true;
        }
        if (defect == Defect.FAILS_OVER_A_SIZE && sent.path("size").asInt(1) == 0) {
            return problem(response, callback, 500, "");
        }
        String id = Integer.toString(ids.incrementAndGet());
        ObjectNode thing = JsonNodeFactory.instance.objectNode();
        if (defect == Defect.OTHER_BODY) {
            thing.put("id", id);
        } else {
            thing.put("id", ids.get());
        }
        thing.set("name", sent.path("name"));
        things.put(id, thing);
        return send(response, callback, defect == Defect.OTHER_STATUS ? 202 : 201, thing);
    }

    private static @Nullable ObjectNode read(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return JSON.readTree(text) instanceof ObjectNode object ? object : null;
        } catch (CharacterCodingException | JsonProcessingException malformed) {
            return null;
        }
    }

    private static boolean good(ObjectNode sent) {
        JsonNode name = sent.path("name");
        JsonNode size = sent.path("size");
        int length = name.asText().codePointCount(0, name.asText().length());
        boolean sized = size.isMissingNode() || (size.isInt() && size.asInt() >= 0 && size.asInt() <= 100);
        return name.isTextual()
                && length >= 1
                && length <= 20
                && sized
                && sent.size() == (size.isMissingNode() ? 1 : 2);
    }

    private boolean problem(Response response, Callback callback, int status, String detail) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "about:blank")
                .put("title", "Rejected")
                .put("status", status)
                .put("detail", detail);
        problem.put("code", "rejected");
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, defect == Defect.NO_PROBLEM ? "text/html" : "application/problem+json");
        return write(response, callback, status, problem);
    }

    private static boolean send(Response response, Callback callback, int status, ObjectNode body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        return write(response, callback, status, body.deepCopy());
    }

    private static boolean write(Response response, Callback callback, int status, ObjectNode body) {
        String id = UUID.randomUUID().toString();
        response.setStatus(status);
        response.getHeaders().put("X-Request-Id", id);
        body.put("instance", id);
        response.write(true, ByteBuffer.wrap(body.toString().getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}

package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request while it is being made, good at first, then perhaps spoilt. */
final class Draft {
    /** How the server learns where the body ends. */
    enum Framing {
        LENGTH,
        CHUNKED,
        /** Something else says it, or nothing does. */
        NONE
    }

    record Header(String name, String value) {}

    final Operation operation;
    /** What was done to it. */
    final List<String> changes = new ArrayList<>();

    final List<Header> headers = new ArrayList<>();
    /** Pairs as they are sent, already encoded. */
    final List<String> query = new ArrayList<>();

    String method;
    /** As it is sent, already encoded. */
    String path;

    @Nullable
    JsonNode json;

    byte @Nullable [] body;
    Framing framing = Framing.LENGTH;
    /** The path, or the method, may no longer be one that the operation has. */
    boolean astray;
    /** The request may be rejected before anyone looks for a route. */
    boolean malformed;
    /** The server may hang up while the request is still being sent. */
    boolean cut;

    Draft(Operation operation, String path) {
        this.operation = operation;
        this.method = operation.method();
        this.path = path;
    }

    /** Replaces a header, or takes it away when the value is null. */
    void header(String name, @Nullable String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        if (value != null) {
            headers.add(new Header(name, value));
        }
    }

    void body(byte[] bytes) {
        json = null;
        body = bytes;
    }

    /** The request as it goes over the wire. */
    byte[] bytes() {
        byte[] content = body != null ? body : json == null ? null : Raw.text(json);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        write(request, method + " " + target + " HTTP/1.1\r\n");
        for (Header header : headers) {
            write(request, header.name() + ": " + header.value() + "\r\n");
        }
        if (content != null && framing == Framing.LENGTH) {
            write(request, "Content-Length: " + content.length + "\r\n");
        } else if (content != null && framing == Framing.CHUNKED) {
            write(request, "Transfer-Encoding: chunked\r\n");
        }
        write(request, "\r\n");
        if (content != null) {
            if (framing == Framing.CHUNKED) {
                chunks(request, content);
            } else {
                request.writeBytes(content);
            }
        }
        return request.toByteArray();
    }

    private static void chunks(ByteArrayOutputStream request, byte[] content) {
        int size = Math.max(1, content.length / 3);
        for (int at = 0; at < content.length; at += size) {
            int length = Math.min(size, content.length - at);
            write(request, Integer.toHexString(length) + "\r\n");
            request.write(content, at, length);
            write(request, "\r\n");
        }
        write(request, "0\r\n\r\n");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}

package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;

/** Pieces of JSON text that no JSON tree can hold, such as {@code 1e400} or half a surrogate pair. */
final class Raw {
    private static final String BEGIN = "raw<<";
    private static final String END = ">>war";

    private Raw() {}

    /** A node that is sent as this text. */
    static JsonNode node(String text) {
        return JsonNodeFactory.instance.textNode(BEGIN + text + END);
    }

    /** Whether a tree is more than it seems. */
    static boolean isIn(JsonNode tree) {
        return tree.toString().contains(BEGIN);
    }

    static byte[] text(JsonNode tree) {
        StringBuilder text = new StringBuilder();
        String rest = tree.toString();
        for (int at = rest.indexOf("\"" + BEGIN); at >= 0; at = rest.indexOf("\"" + BEGIN)) {
            int end = rest.indexOf(END + "\"", at);
            text.append(rest, 0, at)
                    .append(rest.substring(at + 1 + BEGIN.length(), end)
                            .replace("\\\"", "\"")
                            .replace("\\\\", "\\"));
            rest = rest.substring(end + END.length() + 1);
        }
        return text.append(rest).toString().getBytes(StandardCharsets.UTF_8);
    }
}

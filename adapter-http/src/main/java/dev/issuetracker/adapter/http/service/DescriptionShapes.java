package dev.issuetracker.adapter.http.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What several schemas have in common is written once. A schema with {@code extends: schemas/Issue} is the one of that
 * file, and has its own members too. The description that is served does not show this.
 */
final class DescriptionShapes {
    private static final String EXTENDS = "extends";

    private DescriptionShapes() {}

    /**
     * Puts together all schemas of a file that extend another one, however deep they lie.
     *
     * @throws IllegalStateException when the file of the other one is missing or wrong
     */
    static ObjectNode complete(ObjectNode written) {
        completeMembers(written);
        JsonNode base = written.remove(EXTENDS);
        return base == null ? written : merge(DescriptionFiles.read(base.asText()), written);
    }

    private static void completeMembers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(completed(member.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, completed(array.get(i)));
            }
        }
    }

    private static JsonNode completed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return complete(object);
        }
        completeMembers(node);
        return node;
    }

    /** Mappings are merged and lists joined; of two other values the own one counts. */
    private static ObjectNode merge(ObjectNode base, ObjectNode own) {
        own.properties().forEach(member -> {
            JsonNode first = base.get(member.getKey());
            if (first instanceof ObjectNode mapping && member.getValue() instanceof ObjectNode more) {
                merge(mapping, more);
            } else if (first instanceof ArrayNode list && member.getValue() instanceof ArrayNode more) {
                list.addAll(more);
            } else {
                base.set(member.getKey(), member.getValue());
            }
        });
        return base;
    }
}

package dev.issuetracker.http.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What earlier answers contained, so that later requests name things that exist, in their current version. */
final class Memory {
    private static final int KEPT = 12;

    /** The ids of the things below a path, such as those of {@code /issues}. */
    private final Map<String, List<JsonNode>> ids = new HashMap<>();
    /** Things as they were last seen, by path. */
    private final Map<String, JsonNode> things = new HashMap<>();
    /** Values by their own name, and by the name of what they stood in. */
    private final Map<String, List<JsonNode>> values = new HashMap<>();
    /** Bodies that were accepted. */
    private final List<JsonNode> sent = new ArrayList<>();
    /** Tokens that answers gave away. */
    private final List<String> tokens = new ArrayList<>();

    /** Takes in an answer that granted a request. */
    void learn(String path, @Nullable JsonNode request, JsonNode answer) {
        if (request != null && request.isObject()) {
            keep(sent, request);
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (answer.path("results").isArray()) {
            answer.path("results").forEach(entry -> thing(path, entry));
        } else if (answer.has("id")) {
            if (path.endsWith("/" + answer.path("id").asText())) {
                thing(path.substring(0, path.lastIndexOf('/')), answer);
            } else {
                thing(path, answer);
            }
        }
        if (answer.path("token").isTextual()) {
            keep(tokens, answer.path("token").textValue());
        }
        scalars(name, name, answer);
    }

    private void thing(String parent, JsonNode thing) {
        JsonNode id = thing.path("id");
        if (id.isValueNode()) {
            things.put(parent + "/" + id.asText(), thing);
            keep(ids.computeIfAbsent(parent, key -> new ArrayList<>()), id);
        }
    }

    /** Forgets what is no longer there. */
    void forget(String path) {
        things.remove(path);
    }

    private void scalars(String container, String name, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(field -> scalars(name, field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            node.forEach(entry -> scalars(container, name, entry));
        } else if (!node.isNull() && !name.equals("token")) {
            keep(values.computeIfAbsent(name, key -> new ArrayList<>()), node);
            keep(values.computeIfAbsent(container, key -> new ArrayList<>()), node);
        }
    }

    private static <T> void keep(List<T> list, T value) {
        list.remove(value);
        list.add(value);
        if (list.size() > KEPT) {
            list.remove(0);
        }
    }

    /**
     * A path that fits a template, of things that exist as far as that is known.
     *
     * @param words what parameters can be that are no ids
     */
    String path(String template, Map<String, String> words, Random random) {
        StringBuilder path = new StringBuilder();
        for (String segment : template.substring(1).split("/", -1)) {
            List<JsonNode> known = ids.getOrDefault(path.toString(), List.of());
            path.append('/');
            if (!segment.startsWith("{")) {
                path.append(segment);
            } else if (random.nextInt(20) == 0) {
                path.append(random.nextInt(1, 1_000));
            } else if (known.isEmpty()) {
                String word = words.get(segment.substring(1, segment.length() - 1));
                path.append(word == null ? Integer.toString(random.nextInt(1, 1_000)) : word);
            } else {
                path.append(known.get(random.nextInt(known.size())).asText());
            }
        }
        return path.toString();
    }

    /** A field of the thing that a path names or lies below, as it was last seen. */
    @Nullable
    JsonNode field(String path, String name) {
        for (String at = path; at.length() > 1; at = at.substring(0, at.lastIndexOf('/'))) {
            JsonNode thing = things.get(at);
            if (thing != null) {
                return thing.get(name);
            }
        }
        return null;
    }

    /** Values seen under a name, or under one that it seems to refer to. */
    List<JsonNode> values(String name) {
        List<JsonNode> found = new ArrayList<>();
        for (String alias : List.of(name, name.replaceFirst("_ids?$", ""), name + "s", name.replaceFirst("^.*_", ""))) {
            found.addAll(values.getOrDefault(alias, List.of()));
        }
        return found;
    }

    /** Names of the things below a path, such as those of {@code /fields}. */
    List<String> names(String parent) {
        return ids.getOrDefault(parent, List.of()).stream()
                .flatMap(id -> Stream.ofNullable(things.get(parent + "/" + id.asText())))
                .map(thing -> thing.path("name").asText())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Names of accounts, labels and the like, wherever they were seen. */
    List<JsonNode> names() {
        List<JsonNode> found = new ArrayList<>();
        values.forEach((name, list) -> {
            if (name.endsWith("name")) {
                found.addAll(list);
            }
        });
        return found;
    }

    List<JsonNode> sent() {
        return sent;
    }

    List<String> tokens() {
        return tokens;
    }
}

package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.SentValue;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.route.Idempotency;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part {@code mapping} of a form: the parameters of an import as one JSON object. Violations name its values by the
 * part and their JSON pointers, such as {@code mapping/columns/Due}.
 */
final class MappingPart {
    /** The name of the part. */
    static final String NAME = "mapping";

    private static final List<String> TEXTS =
            List.of("format", "encoding", "separator", "sheet", "date_order", "decimal", "time_zone");
    private static final String STATUS = "status";

    private final Optional<String> json;
    private final Violations violations;
    private final List<Query.Parameter> parameters = new ArrayList<>();
    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();
    private final Map<String, String> pointers = new HashMap<>();

    private MappingPart(Optional<String> json, Violations violations) {
        this.json = json;
        this.violations = violations;
    }

    /**
     * Reads the part.
     *
     * @param json what was sent; empty for a form without the part
     * @param violations takes what is wrong with it
     */
    static MappingPart read(Optional<String> json, Violations violations) {
        MappingPart mapping = new MappingPart(json, violations);
        json.ifPresent(mapping::read);
        return mapping;
    }

    private void read(String json) {
        Violations inside = new Violations();
        try {
            Body body = Body.parse(json.getBytes(StandardCharsets.UTF_8), inside);
            for (String name : TEXTS) {
                String text = body.text(name);
                if (text != null) {
                    add(name, text, pointer(name));
                }
            }
            body.members("columns").forEach((name, fills) -> addColumn(name, fills, pointer("columns", name)));
            body.members("people").forEach((name, account) -> {
                String pointer = pointer("people", name);
                text(account, pointer).ifPresent(text -> add(ImportQuery.PERSON + name, text, pointer));
            });
            body.members("new_fields").forEach((name, type) -> {
                String pointer = pointer("new_fields", name);
                text(type, pointer).ifPresent(text -> add(ImportQuery.NEW_FIELD + name, text, pointer));
            });
            body.members("values").forEach(this::addValues);
            body.end();
        } catch (ProblemException malformed) {
            violations.add(NAME, "malformed_json", "The part mapping cannot be read. " + malformed.getMessage());
        }
        inside.list().forEach(each -> violations.add(pointer(each.field()), each.code(), each.message()));
    }

    private void addColumn(String name, SentValue fills, String pointer) {
        if (fills.isNull()) {
            add(ImportQuery.COLUMN + name, ImportQuery.NOT_READ, pointer);
        } else {
            text(fills, pointer).ifPresent(text -> add(ImportQuery.COLUMN + name, text, pointer));
        }
    }

    private void addValues(String fills, SentValue sent) {
        String pointer = pointer("values", fills);
        Optional<Map<String, SentValue>> words = sent.members();
        if (words.isEmpty()) {
            addWrongType(sent, pointer, "an object");
            return;
        }
        words.get().forEach((word, meaning) -> addValue(fills, word, meaning, pointer("values", fills, word)));
        pointers.put(ImportQuery.VALUES + fills, pointer);
    }

    private void addValue(String fills, String word, SentValue meaning, String pointer) {
        if (fills.equals(STATUS)) {
            text(meaning, pointer).ifPresent(text -> add(ImportQuery.STATUS + word, text, pointer));
            return;
        }
        Optional<String> text = meaning.isNull() ? Optional.of("") : text(meaning, pointer);
        text.ifPresent(each ->
                values.computeIfAbsent(fills, any -> new LinkedHashMap<>()).put(word, each));
        pointers.put(ImportQuery.VALUES + fills + "." + word, pointer);
    }

    private Optional<String> text(SentValue sent, String pointer) {
        if (sent.text().isEmpty()) {
            addWrongType(sent, pointer, "a string");
        }
        return sent.text();
    }

    private void addWrongType(SentValue sent, String pointer, String expected) {
        violations.add(pointer, "wrong_type", pointer + " must be " + expected + ", but is " + sent.kind() + ".");
    }

    private void add(String parameter, String value, String pointer) {
        parameters.add(new Query.Parameter(parameter, value));
        pointers.put(parameter, pointer);
    }

    private static String pointer(String... tokens) {
        StringBuilder pointer = new StringBuilder(NAME);
        for (String token : tokens) {
            pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** Adds the parameters that say the same to those of the URL, which win. */
    void addTo(Query query) {
        query.add(parameters).forEach(parameter -> pointers.remove(parameter.name()));
    }

    /** What was sent, or kept; empty for a form without the part. */
    Optional<String> json() {
        return json;
    }

    /** What words mean, by what their columns fill; an empty meaning is none. */
    Map<String, Map<String, String>> values() {
        return values;
    }

    /** Does something; where it throws that a value of the part is invalid, the exception names its place. */
    void naming(Idempotency.Work work) throws Exception {
        try {
            work.run();
        } catch (TrackerException exception) {
            if (exception.violations().isEmpty()) {
                throw exception;
            }
            throw new TrackerException(
                    exception.code(), String.valueOf(exception.getMessage()), named(exception.violations()));
        }
    }

    /** These violations; those of a value of the part name its place. */
    List<Violation> named(List<Violation> found) {
        return found.stream()
                .map(each ->
                        new Violation(pointers.getOrDefault(each.field(), each.field()), each.code(), each.message()))
                .toList();
    }
}

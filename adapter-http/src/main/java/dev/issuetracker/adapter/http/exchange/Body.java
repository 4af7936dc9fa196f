package dev.issuetracker.adapter.http.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.domain.error.Violations;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was sent. Reading a field adds a violation when its shape is wrong; the services check its value.
 * {@link #end} adds a violation for each field that was not read.
 */
public final class Body {
    /** The parser also says which of its features would have to be enabled. */
    private static final Pattern ABOUT_THE_PARSER = Pattern.compile(": [^:]*Feature.*");
    /** How the parser begins what it says of JSON that is cut; it has no type of exception for all of it. */
    private static final String CUT = "Unexpected end-of-input";

    private final ObjectNode fields;
    private final String prefix;
    private final Violations violations;
    private final Set<String> known = new HashSet<>();

    Body(ObjectNode fields, String prefix, Violations violations) {
        this.fields = fields;
        this.prefix = prefix;
        this.violations = violations;
    }

    /**
     * The JSON object in these bytes.
     *
     * @param violations takes what is wrong with its fields
     * @throws ProblemException when they are no JSON object
     */
    public static Body parse(byte[] bytes, Violations violations) {
        if (bytes.length == 0) {
            throw ProblemException.unreadableBody("body_required", "The body is empty; send a JSON object.");
        }
        JsonNode root = read(bytes);
        if (root instanceof ObjectNode object) {
            return new Body(object, "", violations);
        }
        if (root == null || root.isMissingNode()) {
            throw ProblemException.unreadableBody("body_required", "The body is blank; send a JSON object.");
        }
        throw ProblemException.unreadableBody(
                "not_an_object", "The body is " + SentValue.kind(root) + "; send a JSON object.");
    }

    private static @Nullable JsonNode read(byte[] bytes) {
        try {
            return Json.MAPPER.readTree(text(bytes));
        } catch (StreamConstraintsException tooComplex) {
            throw ProblemException.unreadableBody(
                    "json_too_complex",
                    "The JSON is too large: it may have at most " + Json.MAX_TOKENS + " values and " + Json.MAX_DEPTH
                            + " levels, and no number of more than 1000 characters.");
        } catch (MismatchedInputException trailing) {
            JsonLocation at = trailing.getLocation();
            throw ProblemException.malformedJson("there is more after its end", at.getLineNr(), at.getColumnNr());
        } catch (NumberFormatException tooLong) {
            // The parser takes exponents of ten digits at most, and says so in no other way.
            throw ProblemException.unreadableBody(
                    "json_too_complex", "A number in the JSON has an exponent of too many digits; send a smaller one.");
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            String what = malformed.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
            throw ProblemException.malformedJson(
                    what.startsWith(CUT)
                            ? "it ends before it is complete"
                            : ABOUT_THE_PARSER.matcher(what).replaceFirst(""),
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr());
        }
    }

    private static String text(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError()) {
            throw notUtf8(text.flip().toString());
        }
        String whole = text.flip().toString();
        return whole.startsWith("\uFEFF") ? whole.substring(1) : whole;
    }

    /** @param before what could be read before the first byte that is not UTF-8 */
    private static ProblemException notUtf8(String before) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return ProblemException.malformedJson("it is not UTF-8", line, column);
    }

    /** Whether there is a field of this name. It counts as read. */
    public boolean has(String field) {
        known.add(field);
        return fields.has(field);
    }

    /** The value of a field, also when it is null; empty when there is no such field. */
    public Optional<SentValue> find(String field) {
        return has(field) ? Optional.of(sent(prefix + field, fields.get(field))) : Optional.empty();
    }

    /** The value of a field that must not be null; null when there is none, or it is invalid. */
    public @Nullable SentValue value(String field) {
        JsonNode node = node(field);
        return node == null ? null : sent(prefix + field, node);
    }

    private SentValue sent(String name, JsonNode node) {
        return new SentValue(name, node, violations);
    }

    /** The text of a field; null when there is none, or it is invalid. */
    public @Nullable String text(String field) {
        JsonNode node = node(field, ParameterKind.STRING);
        return node == null ? null : node.textValue();
    }

    private @Nullable JsonNode node(String field, ParameterKind kind) {
        JsonNode node = node(field);
        if (node == null || kind.accepts(node)) {
            return node;
        }
        sent(prefix + field, node).wrongType(kind.description());
        return null;
    }

    /** The text of a field that may be null, which is the empty text; null when there is none, or it is invalid. */
    public @Nullable String optionalText(String field) {
        return has(field) && fields.get(field).isNull() ? "" : text(field);
    }

    /** The text of a field that must be there; empty when it is invalid. */
    public String requiredText(String field) {
        String text = text(field);
        if (text == null) {
            addRequired(field);
            return "";
        }
        return text;
    }

    /** Adds the violation that a field must be there. */
    public void addRequired(String field) {
        violations.add(prefix + field, "required", prefix + field + " is required.");
    }

    /** The field {@code version}; null when there is none, or it is invalid. */
    public @Nullable Long version() {
        return number("version");
    }

    /** The number from 1 of a field; null when there is none, or it is invalid. */
    public @Nullable Long number(String field) {
        SentValue value = value(field);
        return value == null ? null : value.positive();
    }

    /** The truth value of a field; null when there is none, or it is invalid. */
    public @Nullable Boolean bool(String field) {
        JsonNode node = node(field, ParameterKind.BOOLEAN);
        return node == null ? null : node.booleanValue();
    }

    /**
     * The entries of a field that is a list; null when there is none, or it is invalid.
     *
     * @param read reads one entry
     */
    public <T> @Nullable List<T> list(String field, Function<SentValue, T> read) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        SentValue value = sent(prefix + field, node);
        Optional<List<SentValue>> entries = value.entries();
        if (entries.isEmpty()) {
            value.wrongType("an array");
            return null;
        }
        return entries.get().stream().map(read).toList();
    }

    /** The values of a field that is an object, by names that may be any; none when there is none, or it is invalid. */
    public Map<String, SentValue> members(String field) {
        JsonNode node = node(field);
        if (node == null) {
            return Map.of();
        }
        SentValue value = sent(prefix + field, node);
        Optional<Map<String, SentValue>> members = value.members();
        if (members.isEmpty()) {
            value.wrongType("an object");
        }
        return members.orElse(Map.of());
    }

    /**
     * A field that is an object, read as the parameters of a URL are: a parameter that may be repeated there may be an
     * array here. Null when there is no such field, or it is invalid.
     *
     * @param kinds what the values of a parameter are, by its name; those of the others are strings
     */
    public <T> @Nullable T parameters(String field, Map<String, ParameterKind> kinds, Function<Query, T> read) {
        JsonNode node = node(field);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ObjectNode object)) {
            sent(prefix + field, node).wrongType("an object");
            return null;
        }
        Violations inside = new Violations();
        Body parameters = new Body(object, "", inside);
        Query query = new Query(parameters.parameters(kinds), "field", inside);
        T result = read.apply(query);
        query.end();
        inside.list()
                .forEach(violation -> violations.add(
                        prefix + field + "." + violation.field(), violation.code(), violation.message()));
        return inside.any() ? null : result;
    }

    private List<Query.Parameter> parameters(Map<String, ParameterKind> kinds) {
        List<Query.Parameter> parameters = new ArrayList<>();
        fields.fieldNames().forEachRemaining(name -> {
            ParameterKind kind = kinds.getOrDefault(name, ParameterKind.STRING);
            for (JsonNode value : nodes(name)) {
                if (kind.accepts(value)) {
                    parameters.add(new Query.Parameter(name, value.asText()));
                } else {
                    sent(name, value).wrongType(kind.description());
                }
            }
        });
        return parameters;
    }

    /** The entries of a field that is an array, which must not be empty, else its one value. */
    private List<JsonNode> nodes(String field) {
        JsonNode node = node(field);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof ArrayNode array)) {
            return List.of(node);
        }
        if (array.isEmpty()) {
            violations.add(field, "required", field + " must not be empty; leave it out instead.");
        }
        List<JsonNode> values = new ArrayList<>(array.size());
        array.forEach(values::add);
        return values;
    }

    /**
     * Adds a violation for each field that was not read.
     *
     * @param readOnly fields that a client may send back as it got them
     */
    public void end(String... readOnly) {
        known.addAll(List.of(readOnly));
        fields.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                UnknownNames.add(violations, "field", prefix, name, known);
            }
        });
    }

    /**
     * Adds a violation for each of these fields that was sent with another value than the one that is shown. Nobody can
     * edit them; a client may send them back as it got them.
     *
     * @param shown what a GET shows of the thing; it is read only if one of the fields was sent
     */
    public void checkUnchanged(Supplier<Object> shown, String... readOnly) {
        checkUnchanged(null, shown, readOnly);
    }

    /**
     * {@link #checkUnchanged(Supplier, String...)} of a thing that has versions.
     *
     * @param edited the version that was edited, if it was named: another one may be shown with other values
     */
    public void checkUnchanged(@Nullable Long edited, Supplier<Object> shown, String... readOnly) {
        if (Arrays.stream(readOnly).noneMatch(fields::has)) {
            return;
        }
        JsonNode current = Json.MAPPER.valueToTree(shown.get());
        if (edited != null && edited != current.path("version").longValue()) {
            return;
        }
        for (String name : readOnly) {
            if (fields.has(name) && !EchoedValue.same(fields.get(name), current.path(name))) {
                violations.add(
                        prefix + name,
                        "read_only",
                        prefix + name + " cannot be edited; leave it out, or send it back unchanged.");
            }
        }
    }

    /** Adds a violation for each of these fields of something new that was sent: only the server sets them. */
    public void checkAbsent(String... readOnly) {
        for (String name : readOnly) {
            if (fields.hasNonNull(name)) {
                violations.add(prefix + name, "read_only", prefix + name + " is set by the server; leave it out.");
            }
        }
    }

    private @Nullable JsonNode node(String field) {
        if (!has(field)) {
            return null;
        }
        JsonNode node = fields.get(field);
        if (node.isNull()) {
            violations.add(
                    prefix + field, "null_not_allowed", prefix + field + " must not be null; leave it out instead.");
            return null;
        }
        return node;
    }
}

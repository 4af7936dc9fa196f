package dev.issuetracker.adapter.http.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.edge.BodyBudget;
import dev.issuetracker.adapter.http.edge.SmallBodies;
import dev.issuetracker.adapter.http.problem.Refusal;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.issue.LabelKey;
import dev.issuetracker.application.issue.UserKey;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.ValuePatch;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.text.TextRules;
import dev.issuetracker.domain.user.AccountRules;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was sent. Every look at a field tells what is wrong with its shape; what its value must hold is the
 * services' business, which add to the same faults. {@link #end} tells of fields that nobody looked at.
 */
public final class Body {
    /** Stands where a faulty entry stood, so that the places of the others stay true. No store has this id. */
    private static final long NO_ID = 0;

    /** The most bytes of an account or a label, every character of them escaped; they have arrived before the request runs. */
    private static final long SMALL = SmallBodies.MOST;

    private static final String KEPT = "issue-tracker.body";
    /** Which of its features the parser would want enabled. */
    private static final Pattern ABOUT_THE_PARSER = Pattern.compile(": [^:]*Feature.*");

    private static final Pattern UTF_8 = Pattern.compile("\"?utf-?8\"?", Pattern.CASE_INSENSITIVE);

    private final ObjectNode fields;
    private final String prefix;
    private final Violations faults;
    private final Set<String> known = new HashSet<>();

    private Body(ObjectNode fields, String prefix, Violations faults) {
        this.fields = fields;
        this.prefix = prefix;
        this.faults = faults;
    }

    /**
     * Reads the body of a request.
     *
     * @param limit the most bytes that are accepted
     * @param faults takes the faults that this and further calls find
     * @throws Refusal when there is no JSON object to look at
     */
    public static Body read(Context ctx, long limit, Violations faults) {
        checkMediaType(ctx);
        return parse(keep(ctx, limit), faults);
    }

    /**
     * What was sent, which can be asked for again.
     *
     * @throws Refusal when it is more than the limit
     */
    public static byte[] keep(Context ctx, long limit) {
        byte[] kept = ctx.attribute(KEPT);
        if (kept == null) {
            kept = bytes(ctx, limit);
            ctx.attribute(KEPT, kept);
        }
        return kept;
    }

    static Body parse(byte[] bytes, Violations faults) {
        if (bytes.length == 0) {
            throw Refusal.bodyRefused("body_required", "The body is empty; send a JSON object.");
        }
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(text(bytes));
        } catch (StreamConstraintsException refused) {
            throw Refusal.bodyRefused(
                    "json_too_complex",
                    "The body has more than " + Json.MAX_TOKENS + " values, is nested deeper than " + Json.MAX_DEPTH
                            + ", or has a number that is too long.");
        } catch (MismatchedInputException trailing) {
            JsonLocation at = trailing.getLocation();
            throw Refusal.malformedJson("something follows its end", at.getLineNr(), at.getColumnNr());
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw Refusal.malformedJson(
                    ABOUT_THE_PARSER
                            .matcher(malformed
                                    .getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .orElse("it cannot be read"))
                            .replaceFirst(""),
                    at == null ? 1 : at.getLineNr(),
                    at == null ? 1 : at.getColumnNr());
        }
        if (root instanceof ObjectNode object) {
            return new Body(object, "", faults);
        }
        if (root == null || root.isMissingNode()) {
            throw Refusal.bodyRefused("body_required", "The body is blank; send a JSON object.");
        }
        throw Refusal.bodyRefused("not_an_object", "The body is " + kind(root) + "; send a JSON object.");
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.malformedJson("it is not UTF-8", 1, 1);
        }
    }

    private static void checkMediaType(Context ctx) {
        String sent = ctx.header("Content-Type");
        if (sent == null) {
            if (ctx.req().getContentLengthLong() > 0 || ctx.header("Transfer-Encoding") != null) {
                throw Refusal.unsupportedMediaType(Json.MEDIA_TYPE);
            }
            return;
        }
        String[] parts = sent.split(";", -1);
        boolean json = parts[0].strip().toLowerCase(Locale.ROOT).equals(Json.MEDIA_TYPE);
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                json &= UTF_8.matcher(parameter[1].strip()).matches();
            }
        }
        if (!json) {
            throw Refusal.unsupportedMediaType(Json.MEDIA_TYPE);
        }
    }

    private static byte[] bytes(Context ctx, long most) {
        // Only issues and their comments are long texts and lists.
        long limit = ctx.path().startsWith("/issues") ? most : Math.min(most, SMALL);
        if (ctx.req().getContentLengthLong() > limit) {
            throw Refusal.bodyTooLarge(limit);
        }
        byte[] bytes;
        try {
            // Not closed: the connection is the server's.
            InputStream stream = ctx.req().getInputStream();
            bytes = BodyBudget.read(ctx, stream, Math.toIntExact(limit + 1));
        } catch (IOException broken) {
            if (broken.getCause() instanceof TimeoutException) {
                throw Refusal.tooSlow();
            }
            throw Refusal.bodyRefused("bad_request", "The body did not arrive in full.");
        }
        if (bytes.length > limit) {
            throw Refusal.bodyTooLarge(limit);
        }
        return bytes;
    }

    public boolean has(String field) {
        known.add(field);
        return fields.has(field);
    }

    /** The text of a field; null when there is none, or it is faulty. */
    @Nullable
    public String text(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            wrongType(prefix + field, node, "a string");
            return null;
        }
        return node.textValue();
    }

    /** The text of a field that must be there; empty when it is faulty. */
    public String requiredText(String field) {
        String text = text(field);
        if (text == null) {
            faults.add(prefix + field, "required", prefix + field + " is required.");
            return "";
        }
        return text;
    }

    /** The field {@code version}; null when there is none, or it is faulty. */
    @Nullable
    public Long version() {
        return number("version");
    }

    /** The number from 1 of a field; null when there is none, or it is faulty. */
    @Nullable
    public Long number(String field) {
        JsonNode node = value(field);
        return node == null ? null : positive(prefix + field, node);
    }

    /** The truth of a field; null when there is none, or it is faulty. */
    @Nullable
    public Boolean bool(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            wrongType(prefix + field, node, "true or false");
            return null;
        }
        return node.booleanValue();
    }

    /** Who is assigned: kept when nothing speaks of it, or it is faulty. */
    public ValuePatch<Optional<UserKey>> assignee() {
        boolean byId = has("assignee_id");
        if (has("assignee")) {
            if (byId) {
                faults.add("assignee_id", "contradiction", "Send assignee or assignee_id, not both.");
                return ValuePatch.keep();
            }
            return user("assignee", fields.get("assignee"));
        }
        if (!byId) {
            return ValuePatch.keep();
        }
        JsonNode node = fields.get("assignee_id");
        if (node.isNull()) {
            return ValuePatch.to(Optional.empty());
        }
        Long id = positive("assignee_id", node);
        return id == null ? ValuePatch.keep() : ValuePatch.to(Optional.of(new UserKey.ById(id)));
    }

    private ValuePatch<Optional<UserKey>> user(String field, JsonNode node) {
        if (node.isNull()) {
            return ValuePatch.to(Optional.empty());
        }
        if (node.isTextual()) {
            String name = TextRules.line(field, node.textValue(), 1, AccountRules.MAX_USERNAME, faults);
            return faults.has(field) ? ValuePatch.keep() : ValuePatch.to(Optional.of(new UserKey.ByName(name)));
        }
        if (node instanceof ObjectNode object) {
            Body echoed = new Body(object, field + ".", faults);
            JsonNode id = echoed.value("id");
            String name = id == null ? echoed.requiredText("username") : echoed.text("username");
            echoed.end();
            if (id == null) {
                return name == null || name.isEmpty() ? ValuePatch.keep() : user(field, fields.textNode(name));
            }
            Long number = positive(field + ".id", id);
            return number == null ? ValuePatch.keep() : ValuePatch.to(Optional.of(new UserKey.ById(number)));
        }
        wrongType(field, node, "a username, null, or an object with id");
        return ValuePatch.keep();
    }

    /** The field {@code labels}; null when there is none, or it is no list. */
    @Nullable
    public List<LabelKey> labels() {
        return labels("labels");
    }

    /** The labels of a field; null when there is none, or it is no list. */
    @Nullable
    public List<LabelKey> labels(String field) {
        return list(field, this::label);
    }

    private LabelKey label(String field, JsonNode node) {
        if (node.isTextual()) {
            return new LabelKey.ByName(TextRules.line(field, node.textValue(), 1, Label.MAX_NAME, faults));
        }
        if (node.isNumber()) {
            Long id = positive(field, node);
            return new LabelKey.ById(id == null ? NO_ID : id);
        }
        if (node instanceof ObjectNode object) {
            return new LabelKey.ById(object(field, object).idAmong("name", "color"));
        }
        wrongType(field, node, "a name, an id, or an object with id");
        return new LabelKey.ById(NO_ID);
    }

    private long idAmong(String... others) {
        Long id = id();
        end(others);
        return id == null ? NO_ID : id;
    }

    private @Nullable Long id() {
        if (!has("id")) {
            faults.add(prefix + "id", "required", prefix + "id is required.");
        }
        JsonNode node = value("id");
        return node == null ? null : positive(prefix + "id", node);
    }

    /** The entries of a field that is a list of ids; null when there is none, or it is no list. */
    @Nullable
    public List<Long> ids(String field) {
        return list(field, (name, node) -> {
            Long id = positive(name, node);
            return id == null ? NO_ID : id;
        });
    }

    /** The entries of a field that is a list of objects with {@code id} and perhaps {@code version}; null when there is none. */
    public <T> @Nullable List<T> versioned(String field, BiFunction<Long, Optional<Long>, T> make) {
        return list(field, (name, node) -> {
            if (node instanceof ObjectNode object) {
                Body entry = object(name, object);
                Optional<Long> version = Optional.ofNullable(entry.version());
                return make.apply(entry.idAmong(), version);
            }
            wrongType(name, node, "an object with id and version");
            return make.apply(NO_ID, Optional.empty());
        });
    }

    private <T> @Nullable List<T> list(String field, BiFunction<String, JsonNode, T> entry) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ArrayNode array)) {
            wrongType(prefix + field, node, "an array");
            return null;
        }
        List<T> entries = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            entries.add(entry.apply(prefix + field + "[" + i + "]", array.get(i)));
        }
        return entries;
    }

    /**
     * What a field that is an object says, read as the parameters of a URL are: a field that may be repeated there may be an array
     * here. Null when there is no such field, or it is faulty.
     *
     * @param number the name of the one field whose values are numbers; those of the others are strings
     */
    public <T> @Nullable T parameters(String field, String number, Function<Query, T> read) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ObjectNode object)) {
            wrongType(prefix + field, node, "an object");
            return null;
        }
        Body inside = new Body(object, "", new Violations());
        List<Query.Parameter> parameters = new ArrayList<>();
        object.fieldNames()
                .forEachRemaining(name -> inside.values(name).forEach(value -> {
                    if (name.equals(number) ? value.isIntegralNumber() : value.isTextual()) {
                        parameters.add(new Query.Parameter(name, value.asText()));
                    } else {
                        inside.wrongType(name, value, name.equals(number) ? "an integer" : "a string");
                    }
                }));
        Query query = new Query(parameters, "field", inside.faults);
        T told = read.apply(query);
        query.end();
        inside.faults
                .list()
                .forEach(fault -> faults.add(prefix + field + "." + fault.field(), fault.code(), fault.message()));
        return inside.faults.any() ? null : told;
    }

    /** The entries of a field that is an array, which must not be empty, else its one value. */
    private List<JsonNode> values(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof ArrayNode array)) {
            return List.of(node);
        }
        if (array.isEmpty()) {
            faults.add(field, "required", field + " must not be empty; leave it out if you have nothing to say.");
        }
        List<JsonNode> values = new ArrayList<>(array.size());
        array.forEach(values::add);
        return values;
    }

    /** Tells of every field that nobody looked at, save those that a client may send back as it got them. */
    public void end(String... readOnly) {
        known.addAll(List.of(readOnly));
        fields.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                faults.add(prefix + name, "unknown_field", "There is no field " + prefix + name + "; is it misspelt?");
            }
        });
    }

    private Body object(String field, ObjectNode object) {
        return new Body(object, field + ".", faults);
    }

    private @Nullable JsonNode value(String field) {
        if (!has(field)) {
            return null;
        }
        JsonNode node = fields.get(field);
        if (node.isNull()) {
            faults.add(
                    prefix + field,
                    "null_not_allowed",
                    prefix + field + " must not be null; leave it out if you have nothing to say.");
            return null;
        }
        return node;
    }

    private @Nullable Long positive(String field, JsonNode node) {
        if (!node.isIntegralNumber()) {
            wrongType(field, node, "an integer");
            return null;
        }
        if (!node.canConvertToLong() || node.longValue() < 1) {
            faults.add(field, "out_of_range", field + " must be an integer from 1 to 9223372036854775807.");
            return null;
        }
        return node.longValue();
    }

    private void wrongType(String field, JsonNode node, String wanted) {
        faults.add(field, "wrong_type", field + " must be " + wanted + ", is " + kind(node) + ".");
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case BINARY, MISSING, POJO -> "something else";
        };
    }
}

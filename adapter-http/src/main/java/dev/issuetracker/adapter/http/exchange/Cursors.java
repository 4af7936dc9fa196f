package dev.issuetracker.adapter.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.application.session.Session;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import dev.issuetracker.domain.text.TextRules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Writes requests for pages of one list in one order as opaque text, and reads them back. A cursor says which list and order it
 * is of, so that none goes astray.
 */
public final class Cursors<K> {
    /** Times in microseconds of the years 1 to 9999. */
    private static final long FIRST_MICRO = -62_135_596_800_000_000L;

    private static final long LAST_MICRO = 253_402_300_799_999_999L;
    /** Longer than any that is written. */
    private static final int MAX_LENGTH = 4_096;

    private static final int MAX_TEXT = 1_000;

    private final String order;
    private final BiConsumer<ObjectNode, K> write;
    private final Function<JsonNode, Optional<K>> read;

    private Cursors(String order, BiConsumer<ObjectNode, K> write, Function<JsonNode, Optional<K>> read) {
        this.order = order;
        this.write = write;
        this.read = read;
    }

    /** Of a list that sorts by names. */
    public static Cursors<String> names(String list) {
        return new Cursors<>(list, (json, key) -> json.put("k", key), json -> text(json.get("k")));
    }

    /** Of a list that sorts by numbers. */
    public static Cursors<Long> numbers(String list) {
        return new Cursors<>(list, (json, key) -> json.put("k", key), json -> number(json.get("k")));
    }

    /** Of the list of issues. */
    public static Cursors<IssueKey> issues(IssueSort sort) {
        return new Cursors<>(
                "issues" + (sort.descending() ? "-" : "+") + sort.by().code(),
                (json, key) -> json.put("k", key.value()).put("id", key.id()),
                json -> {
                    Optional<Long> id = number(json.get("id"));
                    return value(sort, json.get("k")).flatMap(value -> id.map(number -> new IssueKey(value, number)));
                });
    }

    /** Of the list of an account's sessions. */
    public static Cursors<Session.Key> sessions() {
        return new Cursors<>(
                "sessions",
                (json, key) -> json.put("k", ChronoUnit.MICROS.between(Instant.EPOCH, key.createdAt()))
                        .put("id", key.id()),
                json -> number(json.get("k"))
                        .filter(micros -> micros <= LAST_MICRO)
                        .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                        .flatMap(time -> text(json.get("id")).map(id -> new Session.Key(time, id))));
    }

    public String write(PageRequest<K> request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("o", order).put("b", request.direction() == Direction.BEFORE).put("i", request.inclusive());
        K key = request.key();
        if (key != null) {
            write.accept(json, key);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
    }

    /** The page that the parameters {@code limit} and {@code cursor} ask for. */
    public PageRequest<K> request(Query query, Violations faults) {
        int limit = query.integer("limit", 1, PageRequest.MAX_LIMIT, PageRequest.DEFAULT_LIMIT);
        String cursor = query.opaque("cursor");
        if (cursor == null) {
            return PageRequest.first(limit);
        }
        Optional<PageRequest<K>> request = read(cursor, limit);
        if (request.isEmpty()) {
            faults.add(
                    "cursor",
                    "invalid_cursor",
                    "cursor is damaged, or of another list or order; take it from next or previous, or leave it out to"
                            + " start over.");
        }
        return request.orElseGet(() -> PageRequest.first(limit));
    }

    Optional<PageRequest<K>> read(String cursor, int limit) {
        if (cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        JsonNode json;
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            json = Json.MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JsonProcessingException damaged) {
            return Optional.empty();
        }
        JsonNode before = json.get("b");
        JsonNode inclusive = json.get("i");
        boolean ours = before != null && before.isBoolean() && inclusive != null && inclusive.isBoolean();
        if (!ours || !order.equals(json.path("o").textValue())) {
            return Optional.empty();
        }
        Direction direction = before.booleanValue() ? Direction.BEFORE : Direction.AFTER;
        return read.apply(json).map(key -> new PageRequest<>(limit, direction, key, inclusive.booleanValue()));
    }

    private static Optional<String> value(IssueSort sort, JsonNode json) {
        return switch (sort.by()) {
            case TITLE -> text(json);
            case ID -> text(json).filter(String::isEmpty);
            case CREATED_AT, UPDATED_AT -> text(json).filter(Cursors::isTime);
        };
    }

    private static boolean isTime(String text) {
        try {
            long micros = Long.parseLong(text);
            return micros >= FIRST_MICRO && micros <= LAST_MICRO;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static Optional<String> text(JsonNode json) {
        if (json == null || !json.isTextual()) {
            return Optional.empty();
        }
        Violations faults = new Violations();
        TextRules.line("k", json.textValue(), 0, MAX_TEXT, faults);
        return faults.any() ? Optional.empty() : Optional.of(json.textValue());
    }

    private static Optional<Long> number(JsonNode json) {
        return json != null && json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= 0
                ? Optional.of(json.longValue())
                : Optional.empty();
    }
}

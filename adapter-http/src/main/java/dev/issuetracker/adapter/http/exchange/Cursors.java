package dev.issuetracker.adapter.http.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import dev.issuetracker.domain.text.TextRules;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of one list in one order: requests for pages, written as opaque text. A cursor names its list and order,
 * so that no other list accepts it.
 *
 * @param <K> where a page begins
 */
public final class Cursors<K> {
    /** The first microsecond of the year 1. */
    public static final long FIRST_MICRO = -62_135_596_800_000_000L;

    /** The last microsecond of the year 9999. */
    public static final long LAST_MICRO = 253_402_300_799_999_999L;
    /** Longer than any cursor that is written. */
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

    /** The cursors of a list that is sorted by names. */
    public static Cursors<String> names(String list) {
        return new Cursors<>(list, (json, key) -> json.put("k", key), json -> text(json.get("k")));
    }

    /** The cursors of a list that is sorted by numbers. */
    public static Cursors<Long> numbers(String list) {
        return new Cursors<>(list, (json, key) -> json.put("k", key), json -> number(json.get("k")));
    }

    /**
     * The cursors of any other list.
     *
     * @param order names the list and its order
     * @param write adds a key to an object that becomes the cursor
     * @param read reads the key back; empty when there is none
     */
    public static <K> Cursors<K> of(
            String order, BiConsumer<ObjectNode, K> write, Function<JsonNode, Optional<K>> read) {
        return new Cursors<>(order, write, read);
    }

    /** The cursor that asks for a page. */
    public String write(PageRequest<K> request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("o", order).put("b", request.direction() == Direction.BEFORE).put("i", request.inclusive());
        K key = request.key();
        if (key != null) {
            write.accept(json, key);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(json));
    }

    /**
     * What the parameters {@code limit} and {@code cursor} say. Which page that is, only the cursors of a list know.
     *
     * @param cursor as it was sent; null when none was
     */
    public record PageParameters(int limit, @Nullable String cursor) {
        /** Reads the parameters. */
        public static PageParameters of(Query query) {
            int limit = query.integer("limit", PageRequest.MIN_LIMIT, PageRequest.MAX_LIMIT, PageRequest.DEFAULT_LIMIT);
            return new PageParameters(limit, query.opaque("cursor"));
        }
    }

    /** The page that the parameters {@code limit} and {@code cursor} ask for. */
    public PageRequest<K> request(Query query, Violations violations) {
        return request(PageParameters.of(query), violations);
    }

    /** The page that is wanted. */
    public PageRequest<K> request(PageParameters wanted, Violations violations) {
        int limit = wanted.limit();
        String cursor = wanted.cursor();
        if (cursor == null) {
            return PageRequest.first(limit);
        }
        Optional<PageRequest<K>> request = read(cursor, limit);
        if (request.isEmpty()) {
            violations.add(
                    "cursor",
                    "invalid_cursor",
                    "cursor is damaged, or belongs to another list or order, or to options that have another order by"
                            + " now; take it from next or previous, or leave it out to start over.");
        }
        return request.orElseGet(() -> PageRequest.first(limit));
    }

    /**
     * The page that a cursor asks for; empty when it is damaged or of another list or order.
     *
     * @param limit how many items the page has at most
     */
    public Optional<PageRequest<K>> read(String cursor, int limit) {
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

    /** A text of one line that may be a key; empty when it is none. */
    public static Optional<String> text(@Nullable JsonNode json) {
        return text(json, TextRules::line);
    }

    /** A text of any number of lines that may be a key; empty when it is none. */
    public static Optional<String> lines(@Nullable JsonNode json) {
        return text(json, TextRules::text);
    }

    private static Optional<String> text(@Nullable JsonNode json, TextRule rule) {
        if (json == null || !json.isTextual()) {
            return Optional.empty();
        }
        Violations violations = new Violations();
        rule.check("k", json.textValue(), 0, MAX_TEXT, violations);
        return violations.any() ? Optional.empty() : Optional.of(json.textValue());
    }

    /** One of {@link TextRules}. */
    private interface TextRule {
        String check(String field, String value, int min, int max, Violations violations);
    }

    /** A number that may be a key; empty when it is none. */
    public static Optional<Long> number(@Nullable JsonNode json) {
        return json != null && json.isIntegralNumber() && json.canConvertToLong() && json.longValue() >= 0
                ? Optional.of(json.longValue())
                : Optional.empty();
    }
}

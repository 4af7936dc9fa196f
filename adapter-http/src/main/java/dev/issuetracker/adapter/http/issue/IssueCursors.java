package dev.issuetracker.adapter.http.issue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.wire.Sha256;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.issue.value.FieldKeys;
import dev.issuetracker.domain.relevance.Rank;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The cursors of the list of issues. */
final class IssueCursors {
    /** Enough that no two sets of options have the same digest by accident. */
    private static final int DIGEST_BYTES = 9;

    private IssueCursors() {}

    /** The cursors of the list in this order. */
    static Cursors<IssueKey> of(IssueOrder order) {
        if (!(order instanceof IssueSort sort)) {
            return of("issues-relevance", json -> Cursors.text(json).filter(Rank::isValue));
        }
        String list = "issues" + (sort.descending() ? "-" : "+") + name(sort);
        return sort.by() == By.FIELD && sort.definition().type().hasOptions()
                ? byOptions(list, sort.definition())
                : of(list, json -> value(sort, json));
    }

    private static Cursors<IssueKey> of(String list, Function<JsonNode, Optional<String>> value) {
        return Cursors.of(
                list,
                (json, key) -> json.put("k", key.value()).put("id", key.id()),
                json -> value.apply(json.get("k"))
                        .flatMap(known -> Cursors.number(json.get("id")).map(id -> new IssueKey(known, id))));
    }

    /** With a digest of the options before that of the key: if others were before it, issues were passed over. */
    private static Cursors<IssueKey> byOptions(String list, Field field) {
        return Cursors.of(
                list,
                (json, key) -> {
                    json.put("k", key.value()).put("id", key.id());
                    before(field, key.value()).ifPresent(digest -> json.put("p", digest));
                },
                json -> Cursors.text(json.get("k"))
                        .filter(value -> value.isEmpty()
                                || before(field, value)
                                        .filter(digest ->
                                                digest.equals(json.path("p").textValue()))
                                        .isPresent())
                        .flatMap(value -> Cursors.number(json.get("id")).map(id -> new IssueKey(value, id))));
    }

    /** A digest of the options before one, in whatever order; empty when the field has no option of this key. */
    private static Optional<String> before(Field field, String value) {
        List<Long> before = new ArrayList<>();
        for (FieldOption option : field.options()) {
            if (value.equals("=" + FieldKeys.ofId(option.id()))) {
                Collections.sort(before);
                byte[] digest = Sha256.of(before.toString().getBytes(StandardCharsets.UTF_8));
                return Optional.of(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST_BYTES)));
            }
            before.add(option.id());
        }
        return Optional.empty();
    }

    private static Optional<String> value(IssueSort sort, JsonNode json) {
        return switch (sort.by()) {
            case TITLE -> Cursors.text(json);
            case FIELD -> Cursors.lines(json).filter(value -> value.isEmpty() || value.startsWith("="));
            case ID -> Cursors.text(json).filter(String::isEmpty);
            case CREATED_AT, UPDATED_AT -> Cursors.text(json).filter(IssueCursors::isTime);
        };
    }

    /** A field is called by its id: another one may get its name before the next page is asked for. */
    private static String name(IssueSort sort) {
        return sort.by() == By.FIELD
                ? "field." + sort.definition().id()
                : sort.by().code();
    }

    private static boolean isTime(String text) {
        try {
            long micros = Long.parseLong(text);
            return micros >= Cursors.FIRST_MICRO && micros <= Cursors.LAST_MICRO;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}

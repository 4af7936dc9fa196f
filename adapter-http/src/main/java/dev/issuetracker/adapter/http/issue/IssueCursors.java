package dev.issuetracker.adapter.http.issue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.IssueSort;
import dev.issuetracker.domain.issue.IssueSort.By;
import dev.issuetracker.domain.relevance.Rank;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The cursors of the list of issues. */
final class IssueCursors {
    private static final Pattern OPTION = Pattern.compile("=[1-9][0-9]{0,17}");

    private IssueCursors() {}

    /** The cursors of the list in this order. */
    static Cursors<IssueKey> of(IssueOrder order) {
        return order instanceof IssueSort sort
                ? of("issues" + (sort.descending() ? "-" : "+") + name(sort), json -> value(sort, json))
                : of("issues-relevance", json -> Cursors.text(json).filter(Rank::isValue));
    }

    private static Cursors<IssueKey> of(String list, Function<JsonNode, Optional<String>> value) {
        return Cursors.of(
                list,
                (json, key) -> json.put("k", key.value()).put("id", key.id()),
                json -> value.apply(json.get("k"))
                        .flatMap(known -> Cursors.number(json.get("id")).map(id -> new IssueKey(known, id))));
    }

    private static Optional<String> value(IssueSort sort, JsonNode json) {
        return switch (sort.by()) {
            case TITLE -> Cursors.text(json);
            case FIELD ->
                Cursors.lines(json)
                        .filter(value ->
                                value.isEmpty() || isFieldKey(sort.definition().type(), value));
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

    /** Whether a value of this type can be a place in the order; the key of an option is its id. */
    private static boolean isFieldKey(FieldType type, String value) {
        return value.startsWith("=")
                && (type != FieldType.SELECT || OPTION.matcher(value).matches());
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

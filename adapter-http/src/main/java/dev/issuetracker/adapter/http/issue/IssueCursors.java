package dev.issuetracker.adapter.http.issue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueSort;
import java.util.Optional;

/** The cursors of the list of issues. */
final class IssueCursors {
    private IssueCursors() {}

    /** The cursors of the list in this order. */
    static Cursors<IssueKey> of(IssueSort sort) {
        return Cursors.of(
                "issues" + (sort.descending() ? "-" : "+") + sort.by().code(),
                (json, key) -> json.put("k", key.value()).put("id", key.id()),
                json -> value(sort, json.get("k"))
                        .flatMap(value -> Cursors.number(json.get("id")).map(id -> new IssueKey(value, id))));
    }

    private static Optional<String> value(IssueSort sort, JsonNode json) {
        return switch (sort.by()) {
            case TITLE -> Cursors.text(json);
            case FIELD -> Cursors.text(json).filter(value -> value.isEmpty() || value.startsWith("="));
            case ID -> Cursors.text(json).filter(String::isEmpty);
            case CREATED_AT, UPDATED_AT -> Cursors.text(json).filter(IssueCursors::isTime);
        };
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

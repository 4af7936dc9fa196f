package dev.issuetracker.adapter.persistence.query;

import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.issue.FieldFilter;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** The condition of a filter by a field on the issue {@code i}. */
final class FieldCondition {
    private final FieldFilter filter;
    private final String field;
    private final String keys;
    private final String from;
    private final String to;

    /** @param number tells the parameters of several conditions apart */
    FieldCondition(FieldFilter filter, int number) {
        this.filter = filter;
        this.field = "field" + number;
        this.keys = "keys" + number;
        this.from = "from" + number;
        this.to = "to" + number;
    }

    IssueCondition forms() {
        if (filter instanceof FieldFilter.AnyOf any && any.orNone()) {
            return IssueCondition.asked(
                    any.keys().isEmpty() ? "NOT EXISTS (" + rows("v.issue_id = i.id") + ")" : noneOrAny());
        }
        if (filter instanceof FieldFilter.AnyOf any && any.keys().isEmpty()) {
            return IssueCondition.NONE;
        }
        return IssueCondition.of("EXISTS (" + rows("v.issue_id = i.id AND " + wanted()) + " LIMIT 1)", rows(wanted()))
                .countedBy(counted());
    }

    /** Selects the ids of the issues that meet it, deleted ones too, each once. */
    private String counted() {
        boolean once = filter.field().type() != FieldType.MULTI_SELECT
                || (filter instanceof FieldFilter.AnyOf any && any.keys().size() == 1);
        return (once ? "SELECT v.issue_id" : "SELECT DISTINCT v.issue_id") + with(wanted());
    }

    private String rows(String condition) {
        return "SELECT v.issue_id" + with(condition);
    }

    private String with(String condition) {
        return " FROM issue_fields v WHERE v.field_id = :" + field + " AND " + condition;
    }

    private String wanted() {
        if (filter instanceof FieldFilter.Between between) {
            return (between.from() == null ? "1 = 1" : "v.value_key >= :" + from)
                    + (between.to() == null ? "" : " AND v.value_key <= :" + to);
        }
        return "v.value_key IN (<" + keys + ">)";
    }

    /** One look at the values of an issue, since databases do badly with a look on either side of an OR. */
    private String noneOrAny() {
        return "coalesce((SELECT max(CASE WHEN " + wanted()
                + " THEN 1 ELSE 0 END) FROM issue_fields v WHERE v.field_id = :" + field
                + " AND v.issue_id = i.id), 1) = 1";
    }

    /** Binds the parameters of the condition. */
    void bind(Query query) {
        query.bind(field, filter.field().id());
        if (filter instanceof FieldFilter.AnyOf any && !any.keys().isEmpty()) {
            query.bindList(keys, List.copyOf(any.keys()));
        } else if (filter instanceof FieldFilter.Between between) {
            query.bind(from, between.from()).bind(to, between.to());
        }
    }
}

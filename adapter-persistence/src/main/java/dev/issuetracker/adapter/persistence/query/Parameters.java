package dev.issuetracker.adapter.persistence.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/** The values in the conditions of a filter, by names of which no two are the same. */
final class Parameters {
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, List<Long>> lists = new HashMap<>();
    private final List<FieldCondition> fields = new ArrayList<>();

    /** Takes a value, and gives its name in SQL. */
    String bound(Object value) {
        String name = next();
        values.put(name, value);
        return ":" + name;
    }

    /** A name that no value has. */
    String next() {
        return "value" + values.size();
    }

    /** Takes values that have their names already. */
    void add(Map<String, ?> named) {
        values.putAll(named);
    }

    /** Takes ids, and gives their names in SQL. */
    String bound(Set<Long> ids) {
        String name = "ids" + lists.size();
        lists.put(name, List.copyOf(ids));
        return "<" + name + ">";
    }

    /** How many conditions by fields there are. */
    int fields() {
        return fields.size();
    }

    /** Takes the values of a condition by a field. */
    void add(FieldCondition condition) {
        fields.add(condition);
    }

    /** Gives a statement all of them. */
    void bind(Query query) {
        query.bindMap(values);
        lists.forEach(query::bindList);
        fields.forEach(condition -> condition.bind(query));
    }
}

package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.application.importing.file.FileChoices;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Optional;

/**
 * How a file is to be imported, as a request says it: its query and its mapping. It is read again from a text that was
 * kept of the request: the query, and on further lines the mapping.
 */
public record KeptRequest(FileChoices choices, ImportPlan plan) {
    /** What is to be kept of a request. */
    static String text(Context ctx, MappingPart mapping) {
        String query = Objects.requireNonNullElse(ctx.queryString(), "");
        return mapping.json().map(json -> query + "\n" + json).orElse(query);
    }

    /** Reads what was kept. It was right then. */
    public static KeptRequest of(String text) {
        int end = text.indexOf('\n');
        Violations violations = new Violations();
        Query query = new Query(end < 0 ? text : text.substring(0, end), violations);
        Optional<String> json = end < 0 ? Optional.empty() : Optional.of(text.substring(end + 1));
        KeptRequest kept = read(query, MappingPart.read(json, violations), violations);
        violations.throwIfAny();
        return kept;
    }

    /** Checks what can be checked of a mapping without a file; its violations are named as those of an import. */
    public static void checkMapping(String json, Violations violations) {
        MappingPart mapping = MappingPart.read(Optional.of(json), violations);
        Violations inside = new Violations();
        read(new Query("", inside), mapping, inside);
        mapping.named(inside.list()).forEach(each -> violations.add(each.field(), each.code(), each.message()));
    }

    /** Reads a request; a parameter of its query wins over the mapping. */
    static KeptRequest read(Query query, MappingPart mapping, Violations violations) {
        mapping.addTo(query);
        new SameNames(violations).check(query, mapping.values());
        ImportPlan plan = ImportQuery.plan(query, violations);
        FileChoices choices = ImportQuery.choices(query, violations).withValues(mapping.values());
        return new KeptRequest(choices, plan);
    }
}

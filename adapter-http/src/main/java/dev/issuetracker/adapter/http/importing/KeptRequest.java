package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.Upload;
import dev.issuetracker.application.importing.FileChoices;
import dev.issuetracker.application.importing.ImportPlan;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * How a file is to be imported, read again from a text that was kept of a request: its query, and on further lines its
 * part {@code mapping}.
 */
public record KeptRequest(FileChoices choices, ImportPlan plan) {
    /** What is to be kept of a request. */
    public static String text(Context ctx, Upload upload) {
        String query = Objects.requireNonNullElse(ctx.queryString(), "");
        return upload.text(new Violations())
                .map(mapping -> query + "\n" + new String(mapping, StandardCharsets.UTF_8))
                .orElse(query);
    }

    /** Reads what was kept. It was right then. */
    public static KeptRequest of(String text) {
        int end = text.indexOf('\n');
        Violations violations = new Violations();
        Query query = new Query(end < 0 ? text : text.substring(0, end), violations);
        Optional<byte[]> json =
                end < 0 ? Optional.empty() : Optional.of(text.substring(end + 1).getBytes(StandardCharsets.UTF_8));
        MappingPart mapping = MappingPart.read(json, violations);
        mapping.addTo(query);
        ImportPlan plan = ImportQuery.plan(query, violations);
        FileChoices choices = ImportQuery.choices(query, violations).withValues(mapping.values());
        violations.throwIfAny();
        return new KeptRequest(choices, plan);
    }
}

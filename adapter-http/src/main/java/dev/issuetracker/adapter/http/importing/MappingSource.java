package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.Upload;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.saved.SavedText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the mapping of an import: a part of its form, or one that was kept under a name. */
record MappingSource(SavedTextService saved) {
    private static final String SAVED = "mapping_name";

    /**
     * The mapping that a request sends or names, or one that says nothing.
     *
     * @param violations takes what is wrong with it, or with its name
     */
    MappingPart read(Caller by, Query query, Upload upload, Violations violations) {
        Optional<String> sent = upload.text(violations).map(json -> new String(json, StandardCharsets.UTF_8));
        String name = query.name(SAVED);
        if (name == null || violations.has(SAVED)) {
            return MappingPart.read(sent, violations);
        }
        if (sent.isPresent()) {
            violations.add(
                    SAVED,
                    "contradiction",
                    "Send either the part " + MappingPart.NAME + " or " + SAVED + ", and not both.");
            return MappingPart.read(sent, violations);
        }
        SavedTextService.Named named = saved.named(by, name, SAVED);
        named.violations().forEach(each -> violations.add(each.field(), each.code(), each.message()));
        return MappingPart.read(named.text().map(SavedText::text), violations);
    }
}

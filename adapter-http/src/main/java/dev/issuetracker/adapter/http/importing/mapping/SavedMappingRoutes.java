package dev.issuetracker.adapter.http.importing.mapping;

import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.SentValue;
import dev.issuetracker.adapter.http.importing.KeptRequest;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.saved.SavedTextRoutes;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.saved.SavedKind;
import org.jspecify.annotations.Nullable;

/** {@code /mappings}. */
public final class SavedMappingRoutes {
    private static final SavedTextRoutes.Form FORM = new SavedTextRoutes.Form(
            SavedKind.MAPPING,
            "mappings",
            Permission.SAVE_MAPPINGS,
            BodySize.LARGE,
            SavedMappingRoutes::mapping,
            SavedMappingJson::of);

    private final SavedTextRoutes routes;

    /** Makes the routes of this service. */
    public SavedMappingRoutes(SavedTextService mappings) {
        this.routes = new SavedTextRoutes(mappings, FORM);
    }

    /** Adds the routes. */
    public void register(Routes table) {
        routes.register(table);
    }

    private static @Nullable String mapping(Body body, Violations violations) {
        SentValue sent = body.value(SavedKind.MAPPING.member());
        if (sent == null) {
            return null;
        }
        if (sent.object().isEmpty()) {
            sent.wrongType("an object");
            return null;
        }
        String json = sent.json();
        KeptRequest.checkMapping(json, violations);
        return json;
    }
}

package dev.issuetracker.adapter.http.search;

import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.saved.SavedTextRoutes;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.domain.saved.SavedKind;

/** {@code /searches}. */
public final class SavedSearchRoutes {
    private static final SavedTextRoutes.Form FORM = new SavedTextRoutes.Form(
            SavedKind.SEARCH,
            "searches",
            Permission.SAVE_SEARCHES,
            BodySize.SMALL,
            (body, violations) -> body.text(SavedKind.SEARCH.member()),
            SavedSearchJson::of);

    private final SavedTextRoutes routes;

    /** Makes the routes of this service. */
    public SavedSearchRoutes(SavedTextService searches) {
        this.routes = new SavedTextRoutes(searches, FORM);
    }

    /** Adds the routes. */
    public void register(Routes table) {
        routes.register(table);
    }
}

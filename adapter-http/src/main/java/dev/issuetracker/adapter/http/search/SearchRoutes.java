package dev.issuetracker.adapter.http.search;

import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.search.SearchReader;
import dev.issuetracker.application.search.SearchService;
import dev.issuetracker.domain.error.Violations;
import io.javalin.http.Context;
import java.util.Objects;

/** {@code /search/suggest}. */
public final class SearchRoutes {
    private final SearchService searches;

    /** Makes the routes of this service. */
    public SearchRoutes(SearchService searches) {
        this.searches = searches;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/search/suggest", Permission.READ, this::suggest);
    }

    private void suggest(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        String text = Objects.requireNonNullElse(query.opaque("q"), "");
        if (text.length() > SearchReader.MAX_LENGTH) {
            violations.add("q", "too_long", "q must have at most " + SearchReader.MAX_LENGTH + " characters.");
        }
        int at = query.integer("at", 0, text.length(), text.length());
        query.end();
        violations.throwIfAny();
        Answers.json(ctx, 200, SuggestionsJson.of(searches.suggest(caller, text, at)));
    }
}

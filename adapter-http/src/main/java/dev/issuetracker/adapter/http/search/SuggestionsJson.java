package dev.issuetracker.adapter.http.search;

import dev.issuetracker.application.search.Suggestions;
import java.util.List;

/** How a search may go on. */
record SuggestionsJson(int from, int to, List<String> suggestions) {
    static SuggestionsJson of(Suggestions found) {
        return new SuggestionsJson(found.from(), found.to(), found.texts());
    }
}

package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.application.importing.done.Origin;
import org.jspecify.annotations.Nullable;

/** Where an issue came from, as it is sent. */
record OriginJson(
        String source,
        String key,
        @Nullable String url,
        @Nullable String author,
        @Nullable String assignee) {
    static OriginJson of(Origin origin) {
        return new OriginJson(origin.source(), origin.key(), origin.url(), origin.author(), origin.assignee());
    }
}

package dev.issuetracker.adapter.http.search;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.search.SavedSearch;
import java.time.Instant;

/** A saved search as it is sent. */
record SavedSearchJson(
        long id,
        UserRefJson owner,
        String name,
        String q,
        boolean shared,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    static SavedSearchJson of(SavedSearch search) {
        return new SavedSearchJson(
                search.id(),
                UserRefJson.of(search.owner()),
                search.name(),
                search.query(),
                search.shared(),
                search.createdAt(),
                search.updatedAt(),
                search.version());
    }
}

package dev.issuetracker.adapter.http.search;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.saved.SavedText;
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
    static SavedSearchJson of(SavedText search) {
        return new SavedSearchJson(
                search.id(),
                UserRefJson.of(search.owner()),
                search.name(),
                search.text(),
                search.shared(),
                search.createdAt(),
                search.updatedAt(),
                search.version());
    }
}

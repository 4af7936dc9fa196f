package dev.issuetracker.adapter.http.importing.mapping;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.domain.saved.SavedText;
import java.time.Instant;

/**
 * A saved mapping as it is sent.
 *
 * @param mapping the JSON that was kept
 */
record SavedMappingJson(
        long id,
        UserRefJson owner,
        String name,
        @JsonRawValue String mapping,
        boolean shared,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    static SavedMappingJson of(SavedText mapping) {
        return new SavedMappingJson(
                mapping.id(),
                UserRefJson.of(mapping.owner()),
                mapping.name(),
                mapping.text(),
                mapping.shared(),
                mapping.createdAt(),
                mapping.updatedAt(),
                mapping.version());
    }
}

package dev.issuetracker.application.importing;

import dev.issuetracker.application.importing.check.RowErrors;
import dev.issuetracker.application.importing.done.Origins;
import dev.issuetracker.application.importing.file.FileViolation;
import dev.issuetracker.application.importing.relation.SeenKeys;
import dev.issuetracker.application.store.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which keys of a source came in before: with an earlier import, or in a row above. */
final class KnownKeys {
    private static final String ALREADY = "already_imported";

    private final Transactions transactions;
    private final Origins origins;
    private final String source;
    private Map<String, Long> taken = Map.of();
    private final SeenKeys seen;

    /** @param seen takes the keys of the rows */
    KnownKeys(Transactions transactions, Origins origins, String source, SeenKeys seen) {
        this.transactions = transactions;
        this.origins = origins;
        this.source = source;
        this.seen = seen;
    }

    /** Looks up the keys of the next rows. */
    void learn(Collection<String> keys) {
        taken = keys.isEmpty() ? Map.of() : ids(keys);
    }

    /** The issues that have keys of the source. */
    Map<String, Long> ids(Collection<String> keys) {
        return transactions.reading(() -> origins.ids(source, List.copyOf(keys)));
    }

    /** The issue of the key of one of the next rows; empty when it did not come in before. */
    OptionalLong issue(@Nullable String key) {
        Long id = key == null ? null : taken.get(key);
        return id == null ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** The issue of a key with this violation; empty when the violation is that a row above has it. */
    OptionalLong issue(FileViolation violation) {
        return violation.code().equals(ALREADY) ? issue(violation.value()) : OptionalLong.empty();
    }

    /**
     * What is wrong with the key of the next row; empty when it is the first of its kind.
     *
     * @param key null when the row has none
     */
    Optional<FileViolation> violation(@Nullable String key) {
        if (key == null) {
            return Optional.empty();
        }
        if (!seen.add(key)) {
            return Optional.of(new FileViolation(
                    "key",
                    key,
                    "repeated_key",
                    "A row above has the key " + RowErrors.shown(key)
                            + " too; remove one of them. With on_existing=skip the first counts."));
        }
        if (taken.containsKey(key)) {
            return Optional.of(new FileViolation(
                    "key",
                    key,
                    ALREADY,
                    "The issue " + RowErrors.shown(key) + " of " + source
                            + " was imported before. on_existing=skip passes over such rows, and update takes what"
                            + " is new in them; if it is another project's, give that a name with source=."));
        }
        return Optional.empty();
    }
}

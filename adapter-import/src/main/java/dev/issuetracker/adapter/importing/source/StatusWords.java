package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.application.importing.file.FileFacts;
import dev.issuetracker.application.importing.file.FileFacts.ReadStatus;
import dev.issuetracker.domain.issue.value.Status;
import dev.issuetracker.domain.text.Names;
import dev.issuetracker.domain.text.TextRules;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the words for statuses in a file mean: first as its sender says, then as its format has it. */
final class StatusWords {
    private static final Set<String> NO = Set.of("false", "no", "0", "null", "nein", "non");

    private static final int SHOWN = 200;

    private final ImportFormat format;
    private final Map<String, Status> chosen;
    private final Map<List<@Nullable Object>, ReadStatus> met = new LinkedHashMap<>();

    /**
     * A word's meaning.
     *
     * @param word the code of a status, or the word itself for the tracker to reject
     * @param understood whether that is what the file says, and not only what is done for want of better
     */
    record Meaning(String word, boolean understood) {
        private static Meaning of(Status status) {
            return new Meaning(status.code(), true);
        }
    }

    /** @param chosen what words mean, as the file's sender says */
    StatusWords(ImportFormat format, Map<String, Status> chosen) {
        this.format = format;
        this.chosen = chosen.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> Names.folded(each.getKey()), Map.Entry::getValue, (first, later) -> first));
    }

    /**
     * The meaning of a word.
     *
     * @param word may be empty
     * @param category a word that is better known; null when there is none
     * @param finished null when the row does not say
     */
    Meaning meaning(String word, @Nullable String category, @Nullable String finished) {
        Meaning meaning = found(word, category, finished);
        Status status = Status.of(meaning.word()).orElse(null);
        String shown = TextRules.shortened(word, SHOWN);
        List<@Nullable Object> key = Arrays.asList(shown, status);
        if (met.containsKey(key) || met.size() < FileFacts.MAX_STATUSES) {
            met.merge(
                    key,
                    new ReadStatus(shown, status, 1),
                    (one, more) -> new ReadStatus(one.value(), status, one.rows() + 1));
        }
        return meaning;
    }

    /** The words that were asked for, and what they mean, with their rows. */
    List<ReadStatus> met() {
        return List.copyOf(met.values());
    }

    private Meaning found(String word, @Nullable String category, @Nullable String finished) {
        Status wanted = chosen.get(Names.folded(word));
        if (wanted != null) {
            return Meaning.of(wanted);
        }
        if (format.own()) {
            return new Meaning(word, true);
        }
        if (finished != null && !NO.contains(Names.folded(finished))) {
            return Meaning.of(Status.RESOLVED);
        }
        Optional<Status> known = format.status(word)
                .or(() -> Optional.ofNullable(category).flatMap(format::status))
                .or(() -> word.isEmpty() ? Optional.of(Status.OPEN) : Optional.empty());
        return known.map(Meaning::of)
                .orElseGet(() ->
                        format.statusesOfTeams() ? new Meaning(Status.OPEN.code(), false) : new Meaning(word, true));
    }
}

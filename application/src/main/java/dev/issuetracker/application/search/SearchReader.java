package dev.issuetracker.application.search;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.saved.SavedNames;
import dev.issuetracker.application.search.syntax.Tokens;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.text.TextRules;
import java.util.List;

/** Reads searches. */
public final class SearchReader {
    /** The most characters of a search. */
    public static final int MAX_LENGTH = SavedKind.SEARCH.maxText();

    /** How deep saved searches may be within each other. */
    public static final int MAX_NESTED = 5;

    private final SearchPorts ports;

    /** Looks up in these what searches name. */
    public SearchReader(SearchPorts ports) {
        this.ports = ports;
    }

    /**
     * What a text asks for. Each thing wrong with it is a violation that says in which column, and there is no meaning
     * then. Must be called in a unit of work.
     *
     * @param by whom {@code me} means, and whose saved searches it may name
     * @param field what the request calls the text
     */
    public SearchQuery read(String text, Caller by, String field, Violations violations) {
        Violations unreadable = new Violations();
        TextRules.text(field, text, 0, MAX_LENGTH, unreadable);
        unreadable.list().forEach(found -> violations.add(found.field(), found.code(), found.message()));
        if (unreadable.any() || Tokens.isBlank(text)) {
            return SearchQuery.ALL;
        }
        SavedNames saved = new SavedNames(ports.savedSearches());
        return new SearchReading(ports, by, saved)
                .read(text, SearchScope.of(by.ref()), new SearchViolations(field, violations));
    }

    /**
     * Checks that a search could be read if it were saved like this: each thing wrong with its query is a violation of
     * {@code q}. Must be called in a unit of work.
     *
     * @param by whom {@code me} means
     */
    public List<Violation> check(SavedText wanted, Caller by) {
        Violations violations = new Violations();
        SavedNames saved = new SavedNames(ports.savedSearches()).with(wanted);
        SearchScope scope = SearchScope.of(wanted.owner()).within(wanted);
        new SearchReading(ports, by, saved)
                .read(wanted.text(), scope, new SearchViolations(SavedKind.SEARCH.member(), violations));
        return violations.list();
    }
}

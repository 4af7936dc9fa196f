package dev.issuetracker.application.search;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.TextRules;

/** Reads searches. */
public final class SearchReader {
    /** The most characters of a search. */
    public static final int MAX_LENGTH = 1_000;

    private final SearchPorts ports;

    /** Looks up in these what searches name. */
    public SearchReader(SearchPorts ports) {
        this.ports = ports;
    }

    /**
     * What a text asks for. Each thing wrong with it is a violation that says in which column, and there is no meaning
     * then. Must be called in a unit of work.
     *
     * @param by whom {@code me} means
     * @param field what the request calls the text
     */
    public SearchQuery read(String text, Caller by, String field, Violations violations) {
        Violations unreadable = new Violations();
        TextRules.text(field, text, 0, MAX_LENGTH, unreadable);
        unreadable.list().forEach(found -> violations.add(found.field(), found.code(), found.message()));
        if (unreadable.any() || text.isBlank()) {
            return SearchQuery.ALL;
        }
        SearchViolations found = new SearchViolations(field, violations);
        try {
            SearchTree tree = SearchParser.parse(text);
            SearchNames names = new SearchNames(ports, tree, by);
            return new SearchConditions(names, new Moments(ports.clock().instant()), found).query(tree);
        } catch (SyntaxException noSearch) {
            found.add(noSearch.column(), noSearch.code(), noSearch.explanation());
            return SearchQuery.ALL;
        }
    }
}

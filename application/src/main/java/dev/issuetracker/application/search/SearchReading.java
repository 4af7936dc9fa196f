package dev.issuetracker.application.search;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.saved.SavedNames;
import dev.issuetracker.application.search.syntax.Expected;
import dev.issuetracker.application.search.syntax.Place;
import dev.issuetracker.application.search.syntax.SearchParser;
import dev.issuetracker.application.search.syntax.SearchTree;
import dev.issuetracker.application.search.syntax.SearchTree.Value;
import dev.issuetracker.application.search.syntax.SyntaxException;
import dev.issuetracker.domain.error.Violation;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import java.util.List;

/** Reads one search, and the saved ones that it names, which count as if they were written in it. */
final class SearchReading {
    private final SearchPorts ports;
    private final Caller by;
    private final SavedNames saved;
    private final Moments moments;
    private int terms;

    /** @param by whom {@code me} means, also in the saved searches of others */
    SearchReading(SearchPorts ports, Caller by, SavedNames saved) {
        this.ports = ports;
        this.by = by;
        this.saved = saved;
        this.moments = new Moments(ports.clock().instant());
    }

    /** What a text asks for that is not blank. */
    SearchQuery read(String text, SearchScope scope, SearchViolations violations) {
        try {
            SearchTree tree = SearchParser.parse(text);
            count(tree, text);
            SearchNames names = new SearchNames(ports, tree, by);
            return new SearchConditions(
                            names,
                            moments,
                            violations,
                            (value, inComments) -> saved(value, scope.withComments(inComments), violations))
                    .query(tree, scope.inComments());
        } catch (SyntaxException noSearch) {
            violations.add(noSearch.place(), noSearch.code(), noSearch.explanation(), noSearch.expected());
            return SearchQuery.ALL;
        }
    }

    /** Without this, few saved searches that name each other often would make a filter of any size. */
    private void count(SearchTree tree, String text) {
        terms += tree.leaves();
        if (terms > SearchParser.MAX_TERMS) {
            throw new SyntaxException(
                    new Place(1, text),
                    "too_many",
                    "A search has at most " + SearchParser.MAX_TERMS
                            + " words and conditions, those of its saved searches included.",
                    List.of());
        }
    }

    private IssueFilter saved(Value value, SearchScope scope, SearchViolations violations) {
        List<SavedText> found = saved.find(value.text(), scope.owner());
        if (found.isEmpty()) {
            return violations.reject(
                    value.place(),
                    SavedKind.SEARCH.unknown(),
                    "There is no saved search named " + SearchViolations.shown(value.text())
                            + SearchViolations.meant(saved.nearest(value.text(), scope.owner())),
                    Expected.SEARCH);
        }
        return found.size() == 1
                ? saved(found.get(0), value.place(), scope, violations)
                : violations.reject(value.place(), "ambiguous", ambiguous(found), Expected.SEARCH);
    }

    private IssueFilter saved(SavedText search, Place place, SearchScope scope, SearchViolations violations) {
        if (scope.isWithin(search)) {
            return violations.reject(
                    place, "cycle", "The saved search " + called(search) + " must not be found by itself.");
        }
        if (scope.path().size() >= SearchReader.MAX_NESTED) {
            return violations.reject(
                    place,
                    "too_deep",
                    "Saved searches are at most " + SearchReader.MAX_NESTED + " deep within each other.");
        }
        Violations inner = new Violations();
        SearchQuery query = read(search.text(), scope.within(search), new SearchViolations("q", inner));
        return inner.list().stream()
                .findFirst()
                .map(first -> violations.reject(place, first.code(), inside(search, first)))
                .orElse(query.filter());
    }

    private String inside(SavedText search, Violation violation) {
        return "In the saved search " + called(search) + ": " + violation.message();
    }

    /** With its owner where that is another: the caller may have one of this name. */
    private String called(SavedText search) {
        return search.owner().id() == by.user().id()
                ? search.name()
                : search.owner().username() + "/" + search.name();
    }

    private static String ambiguous(List<SavedText> found) {
        return "Several people share a search of this name: write "
                + SavedNames.choice(found, owned -> "saved:" + Writing.value(owned))
                + ".";
    }
}

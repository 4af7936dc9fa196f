package dev.issuetracker.application.search;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.field.Accounts;
import dev.issuetracker.application.field.FieldNames;
import dev.issuetracker.application.field.GivenValue;
import dev.issuetracker.application.search.syntax.SearchKey;
import dev.issuetracker.application.search.syntax.SearchTree;
import dev.issuetracker.application.search.syntax.SearchTree.Term;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.UserRef;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that the conditions of one search may name, looked up at once. */
final class SearchNames {
    private static final Set<SearchKey> OF_ACCOUNTS = EnumSet.of(SearchKey.ASSIGNEE, SearchKey.AUTHOR);

    private final FieldNames fields;
    private final Set<String> knownLabels;
    private final Accounts accounts;
    private final NearestNames nearest;

    /** @param by whom {@code me} means */
    SearchNames(SearchPorts ports, SearchTree tree, Caller by) {
        nearest = new NearestNames(ports.labels(), ports.users());
        List<Term> terms = tree.terms().toList();
        fields = new FieldNames(terms.isEmpty() ? List.of() : ports.fields().all());
        knownLabels = knownLabels(ports.labels(), terms);
        List<GivenValue> people = terms.stream()
                .filter(SearchNames::mayNameAccount)
                .map(term -> GivenValue.text(term.value().text()))
                .toList();
        accounts = Accounts.of(ports.users(), people).withMe(by.ref()).asking(nearest::user);
    }

    private static boolean isLabel(Term term) {
        return SearchKey.of(term).filter(SearchKey.LABEL::equals).isPresent();
    }

    /** The value of a field may be a name: only the field's type says whether it is. */
    private static boolean mayNameAccount(Term term) {
        return SearchKey.of(term).map(OF_ACCOUNTS::contains).orElse(true);
    }

    private static Set<String> knownLabels(Labels labels, List<Term> terms) {
        List<String> names = terms.stream()
                .filter(SearchNames::isLabel)
                .map(term -> term.value().text())
                .toList();
        return names.isEmpty()
                ? Set.of()
                : labels.findNamed(names).stream()
                        .map(label -> CaseFolding.fold(label.name()))
                        .collect(Collectors.toSet());
    }

    FieldNames fields() {
        return fields;
    }

    Accounts accounts() {
        return accounts;
    }

    boolean isLabel(String name) {
        return knownLabels.contains(CaseFolding.fold(name));
    }

    Optional<UserRef> user(String name) {
        return accounts.named().apply(name);
    }

    /** Asks for the labels and accounts that misspelt names mean. */
    NearestNames nearest() {
        return nearest;
    }
}

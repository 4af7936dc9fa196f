package dev.issuetracker.adapter.http.importing;

import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.Names;
import dev.issuetracker.domain.text.TextRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds entries of a request whose names are the same for a file and which say different things. One of them would have
 * to be dropped, and nobody could say which.
 */
record SameNames(Violations violations) {
    private static final int SHOWN = 60;

    /**
     * Adds a violation for each such entry.
     *
     * @param query has the parameters of the URL and of the mapping
     * @param values what words mean, by what their columns fill
     */
    void check(Query query, Map<String, Map<String, String>> values) {
        for (String prefix : ImportQuery.PREFIXES) {
            check(prefix, query.prefixed(prefix));
        }
        values.forEach((fills, words) -> check(
                ImportQuery.VALUES + fills + ".",
                words.entrySet().stream()
                        .map(each -> new Query.Parameter(each.getKey(), each.getValue()))
                        .toList()));
    }

    private void check(String prefix, List<Query.Parameter> entries) {
        Map<String, List<Query.Parameter>> same = entries.stream()
                .collect(Collectors.groupingBy(
                        each -> Names.folded(each.name()), LinkedHashMap::new, Collectors.toList()));
        same.values().stream().filter(each -> contradictory(prefix, each)).forEach(each -> add(prefix, names(each)));
    }

    private static boolean contradictory(String prefix, List<Query.Parameter> entries) {
        boolean saidOnce =
                entries.stream().map(Query.Parameter::value).distinct().count() == 1;
        // A field that is made is called as it is written here.
        boolean calledOnce = names(entries).size() == 1;
        return !saidOnce || (prefix.equals(ImportQuery.NEW_FIELD) && !calledOnce);
    }

    private static List<String> names(List<Query.Parameter> entries) {
        return entries.stream().map(Query.Parameter::name).distinct().toList();
    }

    private void add(String prefix, List<String> names) {
        String shown =
                names.stream().map(each -> TextRules.shortened(each, SHOWN)).collect(Collectors.joining(", "));
        String message = names.size() == 1
                ? shown + " is given several meanings; send one of them."
                : "Case and white space around do not matter, so these are one name: " + shown + ". Send one of them.";
        names.forEach(name -> violations.add(prefix + name, "contradiction", message));
    }
}

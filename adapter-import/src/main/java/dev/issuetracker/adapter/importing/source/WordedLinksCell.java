package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.domain.link.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links in a cell such as {@code Blocks #12, Precedes (3 days) #9}.
 *
 * @param unknown words that no relation is called, each once; their links relate the issues
 */
record WordedLinksCell(List<KeyedLink> links, Set<String> unknown) {
    /** What is in brackets says how a relation is meant. */
    private static final Pattern LINK =
            Pattern.compile("([^#,(]{0,100})(?:\\([^)#]{0,100}\\)\\s{0,9})?#([^\\s,]{1,255})");

    /** @param most how many links are read */
    static WordedLinksCell of(String cell, Target.WordedLinks target, int most) {
        List<KeyedLink> links = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        Matcher found = LINK.matcher(cell);
        while (links.size() < most && found.find()) {
            String word = Words.stripped(found.group(1));
            Relation relation = target.words().get(Words.folded(word));
            if (relation == null) {
                unknown.add(word);
            }
            links.add(new KeyedLink(relation == null ? Relation.RELATES : relation, found.group(2)));
        }
        return new WordedLinksCell(links, unknown);
    }
}

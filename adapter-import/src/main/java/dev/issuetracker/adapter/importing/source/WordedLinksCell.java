package dev.issuetracker.adapter.importing.source;

import dev.issuetracker.adapter.importing.file.ListCell;
import dev.issuetracker.application.importing.relation.KeyedLink;
import dev.issuetracker.domain.link.Relation;
import dev.issuetracker.domain.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links in a cell such as {@code Blocks #12, Precedes (3 days) #9}, or in an array of JSON objects that have the
 * {@code type} of the link, the key of the other {@code issue} and the {@code direction}.
 *
 * @param unknown words that no relation is called, each once; their links relate the issues
 */
record WordedLinksCell(List<KeyedLink> links, Set<String> unknown) {
    /** What is in brackets says how a relation is meant. */
    private static final Pattern LINK =
            Pattern.compile("([^#,(]{0,100})(?:\\([^)#]{0,100}\\)\\s{0,9})?#([^\\s,]{1,255})");

    /** @param most how many links are read */
    static WordedLinksCell of(String cell, Target.WordedLinks target, int most) {
        return ListCell.objects(cell)
                .filter(objects ->
                        objects.stream().noneMatch(object -> key(object).isEmpty()))
                .map(objects -> ofObjects(objects, target, most))
                .orElseGet(() -> ofText(cell, target, most));
    }

    private static WordedLinksCell ofText(String cell, Target.WordedLinks target, int most) {
        WordedLinksCell read = new WordedLinksCell(new ArrayList<>(), new LinkedHashSet<>());
        Matcher found = LINK.matcher(cell);
        while (read.links.size() < most && found.find()) {
            read.add(read.relation(found.group(1), target), found.group(2));
        }
        return read;
    }

    private static WordedLinksCell ofObjects(List<Map<String, String>> objects, Target.WordedLinks target, int most) {
        WordedLinksCell read = new WordedLinksCell(new ArrayList<>(), new LinkedHashSet<>());
        objects.stream().limit(most).forEach(object -> {
            Relation relation = read.relation(object.getOrDefault("type", ""), target);
            boolean incoming = object.getOrDefault("direction", "").equals("incoming");
            read.add(incoming ? relation.inverse() : relation, key(object));
        });
        return read;
    }

    private static String key(Map<String, String> object) {
        return Names.stripped(object.getOrDefault("issue", ""));
    }

    private Relation relation(String written, Target.WordedLinks target) {
        String word = Names.stripped(written);
        Relation relation = target.words().get(Names.folded(word));
        if (relation == null) {
            unknown.add(word);
        }
        return relation == null ? Relation.RELATES : relation;
    }

    private void add(Relation relation, String key) {
        links.add(new KeyedLink(relation, key));
    }
}

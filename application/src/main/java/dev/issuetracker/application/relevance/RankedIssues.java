package dev.issuetracker.application.relevance;

import dev.issuetracker.domain.issue.FoundText;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.page.PageRequest.Direction;
import dev.issuetracker.domain.relevance.Fragment;
import dev.issuetracker.domain.relevance.Rank;
import dev.issuetracker.domain.relevance.Relevance;
import dev.issuetracker.domain.relevance.SoughtWords;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists of issues by relevance. Only as many as {@link #MOST} are ranked, so that a common word costs little. */
public final class RankedIssues {
    /** How many issues a list by relevance has: the newest that its filter finds. */
    public static final int MOST = 1_000;

    private final Issues issues;

    /** Lists issues of this store. */
    public RankedIssues(Issues issues) {
        this.issues = issues;
    }

    /**
     * A part of a list.
     *
     * @param fragments where the words are in each issue of the page, by its id
     */
    public record Ranked(Page<Issue, IssueKey> page, Map<Long, List<Fragment>> fragments) {}

    /** An issue that is shown. */
    private record Match(Rank rank, FoundText text, Issue issue) {
        IssueKey key() {
            return rank.key();
        }
    }

    /** The page of the issues that a filter finds. Must be called in a unit of work that reads one moment. */
    public Ranked list(IssueFilter filter, SoughtWords words, PageRequest<IssueKey> request) {
        Relevance relevance = new Relevance(words);
        NavigableMap<Rank, FoundText> ranked = new TreeMap<>();
        issues.texts(filter, words.inComments(), MOST).forEach(text -> ranked.put(relevance.rank(text), text));
        NavigableMap<Rank, FoundText> beyond = beyond(ranked, request);
        int shown = Page.fitting(
                request.limit(),
                beyond.values().stream()
                        .limit(request.limit())
                        .map(FoundText::octets)
                        .toList());
        List<Match> matches = matches(beyond.entrySet().stream().limit(shown).toList());
        Page<Match, IssueKey> page = Page.of(request, matches, shown < beyond.size(), Match::key);
        Map<Long, List<Fragment>> fragments = matches.stream()
                .collect(Collectors.toMap(
                        match -> match.issue().id(),
                        match -> Fragment.of(match.issue(), relevance.best(match.text()), words)));
        List<Issue> items = page.items().stream().map(Match::issue).toList();
        return new Ranked(new Page<>(items, page.next(), page.previous()), fragments);
    }

    /** What is on the wanted side of the key, nearest first. */
    private static NavigableMap<Rank, FoundText> beyond(
            NavigableMap<Rank, FoundText> ranked, PageRequest<IssueKey> request) {
        IssueKey key = request.key();
        if (key == null) {
            return ranked;
        }
        Rank rank = Rank.of(key).orElseThrow(() -> new IllegalArgumentException("a key of another list: " + key));
        return request.direction() == Direction.AFTER
                ? ranked.tailMap(rank, request.inclusive())
                : ranked.headMap(rank, request.inclusive()).descendingMap();
    }

    private List<Match> matches(List<Map.Entry<Rank, FoundText>> shown) {
        List<Long> ids = shown.stream().map(entry -> entry.getValue().id()).toList();
        Map<Long, Issue> found = issues.findAll(ids).stream().collect(Collectors.toMap(Issue::id, Function.identity()));
        return shown.stream()
                .flatMap(entry -> Stream.ofNullable(found.get(entry.getValue().id()))
                        .map(issue -> new Match(entry.getKey(), entry.getValue(), issue)))
                .toList();
    }
}

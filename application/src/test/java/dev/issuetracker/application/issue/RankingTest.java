package dev.issuetracker.application.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.issue.find.FindIssues;
import dev.issuetracker.application.issue.find.IssueCriteria;
import dev.issuetracker.application.issue.find.IssueList;
import dev.issuetracker.application.relevance.RankedIssues;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.issue.IssueKey;
import dev.issuetracker.domain.issue.IssueOrder;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.relevance.Fragment;
import dev.issuetracker.domain.relevance.Fragment.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists by relevance. */
class RankingTest extends FieldsFixture {
    private static FindIssues search(String text) {
        return FindIssues.of(IssueCriteria.of(IssueFilter.all()).search(text));
    }

    private IssueList list(FindIssues command, PageRequest<IssueKey> request) {
        return service.list(john, command, request);
    }

    private static List<String> titles(Page<Issue, IssueKey> page) {
        return page.items().stream().map(Issue::title).toList();
    }

    private List<String> found(String text) {
        return titles(list(search(text), PageRequest.first(100)).page());
    }

    private Issue issue(String title, String description) {
        return service.create(
                jane, draft().withText(IssueField.TITLE, title).withText(IssueField.DESCRIPTION, description));
    }

    private List<String> rejected(FindIssues command) {
        TrackerException exception = assertThrows(TrackerException.class, () -> list(command, PageRequest.first(10)));
        return exception.violations().stream()
                .map(violation -> violation.field() + " " + violation.code() + ": " + violation.message())
                .toList();
    }

    @Test
    void bestMatchComesFirstAndEqualOnesByAge() {
        issue("Crash", "");
        issue("Noncrash", "");
        issue("Other", "It is a crash");
        issue("Hay", "");
        issue("crash", "");
        assertEquals(List.of("crash", "Crash", "Other", "Noncrash"), found("crash sort:relevance"));
        assertEquals(List.of("Other", "Noncrash"), found("crash -is:resolved (other OR noncrash) sort:Relevance"));
        assertEquals(List.of("Other"), found("crash is sort:relevance"));
    }

    @Test
    void pagesFollowEachOtherBothWays() {
        for (int i = 0; i < 10; i++) {
            issue(i % 3 == 0 ? "crash " + i : "crashes " + i, "crash ".repeat(i % 4));
        }
        List<String> all = found("crash sort:relevance");
        assertEquals(10, all.size());
        Page<Issue, IssueKey> page =
                list(search("crash sort:relevance"), PageRequest.first(3)).page();
        List<String> forwards = new ArrayList<>(titles(page));
        while (page.next().isPresent()) {
            page = list(search("crash sort:relevance"), page.next().get()).page();
            forwards.addAll(titles(page));
        }
        assertEquals(all, forwards);
        List<String> backwards = new ArrayList<>();
        while (page.previous().isPresent()) {
            page = list(search("crash sort:relevance"), page.previous().get()).page();
            List<String> titles = new ArrayList<>(titles(page));
            Collections.reverse(titles);
            backwards.addAll(titles);
        }
        Collections.reverse(backwards);
        assertEquals(all.subList(0, 9), backwards);
    }

    @Test
    void pageEndsEarlyForLargeTexts() {
        for (int i = 0; i < 3; i++) {
            issue("crash " + i, "\u691C".repeat(400_000));
        }
        Page<Issue, IssueKey> first =
                list(search("crash sort:relevance"), PageRequest.first(10)).page();
        assertEquals(List.of("crash 2"), titles(first));
        assertEquals(
                List.of("crash 1"),
                titles(list(search("crash sort:relevance"), first.next().orElseThrow())
                        .page()));
    }

    @Test
    void issueThatComesMeanwhileMovesNoOther() {
        for (int i = 0; i < 4; i++) {
            issue("crash " + i, "");
        }
        Page<Issue, IssueKey> first =
                list(search("crash sort:relevance"), PageRequest.first(2)).page();
        issue("crash", "crash crash");
        assertEquals(
                List.of("crash 1", "crash 0"),
                titles(list(search("crash sort:relevance"), first.next().orElseThrow())
                        .page()));
    }

    @Test
    void onlyTheNewestAreRanked() {
        issue("crash", "crash crash");
        for (int i = 0; i < RankedIssues.MOST; i++) {
            issue("noncrash", "");
        }
        assertEquals(
                List.of("noncrash"),
                titles(list(search("crash sort:relevance"), PageRequest.first(1))
                        .page()));
        assertEquals(List.of("crash"), found("crash id:1 sort:relevance"));
    }

    @Test
    void fragmentsShowWhereTheWordsAre() {
        Issue issue = issue("The Crash", "Some CRASHES");
        IssueList list = list(search("crash sort:relevance"), PageRequest.first(10));
        assertEquals(IssueOrder.RELEVANCE, list.order());
        List<Fragment> fragments = list.fragments().getOrDefault(issue.id(), List.of());
        assertEquals(
                List.of(Place.TITLE, Place.DESCRIPTION),
                fragments.stream().map(Fragment::place).toList());
        assertEquals("Some CRASHES", fragments.get(1).excerpt().text());
        assertTrue(list(search("crash"), PageRequest.first(10)).fragments().isEmpty());
    }

    @Test
    void keywordIsEnoughAndConditionsAreNot() {
        issue("Noncrash", "");
        issue("Crash", "");
        issue("Noncrash", "");
        FindIssues keyword = FindIssues.of(IssueFilter.all().keyword("crash")).sort(IssueOrder.RELEVANCE);
        assertEquals(
                List.of("Crash", "Noncrash", "Noncrash"),
                titles(list(keyword, PageRequest.first(10)).page()));
        List<String> required = List.of("sort required: The order by relevance needs words, in q or as keyword.");
        assertEquals(required, rejected(FindIssues.of(IssueFilter.all()).sort(IssueOrder.RELEVANCE)));
        assertEquals(required, rejected(search("is:open -crash sort:relevance")));
    }

    @Test
    void relevanceHasOneDirection() {
        assertEquals(
                List.of("q not_accepted: Column 12: The order by relevance has one direction: write sort:relevance."),
                rejected(search("crash sort:relevance-asc")));
    }

    @Test
    void whatHasAllIsNotSortedByRelevance() {
        TrackerException exception =
                assertThrows(TrackerException.class, () -> service.find(john, search("crash sort:relevance")));
        assertEquals("sort", exception.violations().get(0).field());
        assertEquals("not_accepted", exception.violations().get(0).code());
    }
}

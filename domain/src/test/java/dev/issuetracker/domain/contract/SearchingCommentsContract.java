package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.comment.Comment;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which issues a keyword finds by their comments. A theme of {@link IssuesContract}. */
public interface SearchingCommentsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private void comment(Issue issue, String... bodies) {
        UserRef author = new Given(store()).author();
        for (String body : bodies) {
            store().in(() -> store().comments().add(issue.id(), body, author, NOON));
        }
    }

    @Test
    default void keywordIsFoundInCommentsWhenThatIsWanted() {
        Given given = new Given(store());
        comment(given.issue("Commented"), "hay", "Some NEEDLES, \u00DCber_Alles");
        given.issue("The needle");
        given.issue("Hay");
        IssueFilter all = IssueFilter.all();
        assertEquals(Set.of("The needle"), titles(store(), all.keyword("needle")));
        assertEquals(Set.of("Commented", "The needle"), titles(store(), all.keyword("needle", true)));
        assertEquals(Set.of("Commented"), titles(store(), all.keyword("\u00FCber_a", true)));
        assertEquals(Set.of("Hay"), titles(store(), all.and(IssueFilter.not(all.keyword("needle", true)))));
    }

    @Test
    default void keywordIsFoundInTheCommentsAsTheyAreNow() {
        Issue issue = new Given(store()).issue("Commented");
        comment(issue, "first", "second");
        List<Comment> comments = store().in(() -> store().comments().list(issue.id(), PageRequest.first(10)))
                .items();
        store().run(() -> store().comments().save(comments.get(0).edit("third", NOON)));
        store().run(() -> store().comments().remove(comments.get(1)));
        assertEquals(Set.of(), titles(store(), IssueFilter.all().keyword("first", true)));
        assertEquals(Set.of(), titles(store(), IssueFilter.all().keyword("second", true)));
        assertEquals(Set.of("Commented"), titles(store(), IssueFilter.all().keyword("third", true)));
    }

    @Test
    default void keywordsOfAnyAlphabetAndOfCodeAreFoundInComments() {
        Given given = new Given(store());
        List<String> texts = new ArrayList<>(Texts.STRANGE);
        texts.addAll(List.of(
                "\u691C\u7D22\u7D50\u679C\u304C\u306A\u3044",
                "snake_case 100%",
                "java.lang.NullPointerException: foo.bar"));
        texts.forEach(text -> comment(given.issue("Issue"), text));
        for (String keyword : List.of(
                "\u7D50\u679C",
                "\u306A\u3044",
                "\u3044\u306A",
                "0%",
                "AR",
                "\u7D22\u7D50\u679C",
                "_case",
                "100%",
                "pointerEXC",
                "foo.bar",
                "%",
                "!",
                "",
                "\uD800")) {
            IssueFilter filter = IssueFilter.all().keyword(keyword, true);
            assertEquals(
                    found(store(), IssueFilter.all()).stream()
                            .filter(issue -> StoredIssues.wants(store(), filter, issue))
                            .toList(),
                    found(store(), filter),
                    "keyword <" + keyword + ">");
        }
    }

    @Test
    default void longKeywordIsFoundInComments() {
        String text = IntStream.range(100, 400).mapToObj(Integer::toString).collect(Collectors.joining("-"));
        Given given = new Given(store());
        comment(given.issue("Commented"), "From " + text + " on");
        comment(given.issue("Nearly"), "From " + text.replace("399", "398") + " on");
        assertEquals(Set.of("Commented"), titles(store(), IssueFilter.all().keyword(text, true)));
    }

    @Test
    default void commentsOfDeletedIssuesFindNothing() {
        Given given = new Given(store());
        Issue issue = given.issue("Commented");
        comment(issue, "needle");
        given.delete(issue);
        assertEquals(Set.of(), titles(store(), IssueFilter.all().keyword("needle", true)));
    }
}

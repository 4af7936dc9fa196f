package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static dev.issuetracker.domain.contract.Given.draft;
import static dev.issuetracker.domain.contract.StoredIssues.found;
import static dev.issuetracker.domain.contract.StoredIssues.titles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueFilter;
import dev.issuetracker.domain.user.UserRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which issues a keyword finds by title and description. A theme of {@link IssuesContract}. */
public interface SearchingIssuesContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private void assertKeywordsFind(List<String> texts, List<String> keywords) {
        Given given = new Given(store());
        given.issues(texts.stream().map(Given::draft).toList());
        for (int i = 0; i < texts.size(); i++) {
            given.issue(draft("Described " + i, texts.get(i)));
        }
        List<Issue> all = found(store(), IssueFilter.all());
        for (String keyword : keywords) {
            IssueFilter filter = IssueFilter.all().keyword(keyword);
            assertEquals(
                    all.stream()
                            .filter(issue -> StoredIssues.wants(store(), filter, issue))
                            .toList(),
                    found(store(), filter),
                    "keyword <" + keyword + ">");
        }
    }

    @Test
    default void keywordIsFoundInTitleAndDescription() {
        Given given = new Given(store());
        given.issue(draft("The needle", "hay"));
        given.issue(draft("Hay", "some needles here"));
        given.issue(draft("Hay", "hay"));
        assertEquals(
                List.of("The needle", "Hay"),
                found(store(), IssueFilter.all().keyword("needle")).stream()
                        .map(Issue::title)
                        .toList());
    }

    @Test
    default void keywordIsFoundInTheMiddleOfAWord() {
        new Given(store()).issue("Autologinpage");
        assertEquals(Set.of("Autologinpage"), titles(store(), IssueFilter.all().keyword("login")));
    }

    @Test
    default void keywordDoesNotReachFromTitleIntoDescription() {
        new Given(store()).issue(draft("ends in foo", "bar begins"));
        for (String keyword : List.of("foobar", "foo bar", "foo\nbar")) {
            assertEquals(Set.of(), titles(store(), IssueFilter.all().keyword(keyword)), keyword);
        }
    }

    @Test
    default void keywordIsOneTextAndNotWords() {
        Given given = new Given(store());
        given.issue("red green blue");
        given.issue("green red");
        assertEquals(Set.of("red green blue"), titles(store(), IssueFilter.all().keyword("red green")));
    }

    @Test
    default void emptyKeywordFindsAll() {
        new Given(store()).issue("a");
        assertEquals(Set.of("a"), titles(store(), IssueFilter.all().keyword("")));
    }

    @Test
    default void keywordIgnoresCaseBeyondAscii() {
        assertKeywordsFind(
                List.of(
                        "Login",
                        "\u00DCBERLAUF",
                        "\u00FCberlauf",
                        "Uberlauf",
                        "\u039F\u0394\u039F\u03A3",
                        "\u03BF\u03B4\u03BF\u03C2",
                        "\u0130stanbul",
                        "ISTANBUL",
                        "\u0131stanbul",
                        "Stra\u00DFe",
                        "STRA\u1E9EE",
                        "STRASSE",
                        "\u041F\u0420\u0418\u0412\u0415\u0422",
                        "\uD801\uDC00 Deseret",
                        "\u01C5ep",
                        "\u212A is Kelvin"),
                List.of(
                        "LOGIN",
                        "\u00FCberlauf",
                        "\u00DCBERLAUF",
                        "\u03BF\u03B4\u03BF\u03C3",
                        "\u039F\u0394\u039F\u03A3",
                        "\u03BF\u03B4\u03BF\u03C2",
                        "istanbul",
                        "ISTANBUL",
                        "\u0130STANBUL",
                        "\u0131stanbul",
                        "STRA\u00DFE",
                        "stra\u1E9Ee",
                        "strasse",
                        "\u043F\u0440\u0438\u0432\u0435\u0442",
                        "\uD801\uDC28 DESERET",
                        "\u01C6EP",
                        "\u01C4ep",
                        "k is kelvin"));
    }

    @Test
    default void finalSigmaIsASigma() {
        Given given = new Given(store());
        given.issue("\u03BF\u03B4\u03BF\u03C2");
        assertEquals(
                Set.of("\u03BF\u03B4\u03BF\u03C2"),
                titles(store(), IssueFilter.all().keyword("\u039F\u0394\u039F\u03A3")));
    }

    @Test
    default void keywordIsComparedInItsComposedForm() {
        assertKeywordsFind(
                List.of("Cafe\u0301 au lait", "Caf\u00E9 noir", "Cafe", "A\u030Angstrom", "\u212Bngstrom"),
                List.of("CAF\u00C9", "cafe\u0301", "cafe", "\u00E5NGSTROM", "a\u030Angstrom"));
    }

    @Test
    default void keywordsOfOneCharacterAreFound() {
        assertKeywordsFind(
                List.of(
                        "x-ray",
                        "relax",
                        "\u00DCbel",
                        "a\uD83D\uDC1Eb",
                        "100 %",
                        "snake_case",
                        "back\\slash",
                        "\u4E2D\u6587"),
                List.of(
                        "x",
                        "X",
                        "\u00FC",
                        "\u00DC",
                        "\uD83D\uDC1E",
                        "%",
                        "_",
                        "\\",
                        "\u4E2D",
                        "z",
                        " ",
                        "'",
                        "\"",
                        "*"));
    }

    @Test
    default void keywordsOfTwoCharactersAreFound() {
        assertKeywordsFind(
                List.of(
                        "x-ray",
                        "relax",
                        "\u00DCbel",
                        "a\uD83D\uDC1Eb",
                        "100 %",
                        "snake_case",
                        "\u4E2D\u6587\u5B57",
                        "ay",
                        "y"),
                List.of(
                        "ay",
                        "ya",
                        "\u6587\u5B57",
                        "\u5B57\u6587",
                        "ax",
                        "AX",
                        "\u00FCb",
                        "a\uD83D\uDC1E",
                        "\uD83D\uDC1Eb",
                        " %",
                        "e_",
                        "\u4E2D\u6587",
                        "xa",
                        "OR"));
    }

    @Test
    default void signsInAKeywordStandForThemselves() {
        List<String> texts = List.of(
                "100% sure",
                "100x sure",
                "a_b case",
                "axb case",
                "back\\slash",
                "backslash",
                "say \"hello\"",
                "say hello",
                "it's mine",
                "its mine",
                "star* search",
                "star search",
                "what?",
                "$1 and :name",
                "[a-z] {1,2} (x|y) ^start end$",
                "<b>bold</b> & co");
        List<String> keywords = new ArrayList<>(texts);
        keywords.addAll(List.of(
                "100%",
                "0%", "a_b", "_b ", "k\\s", "\\\\", "\"hello", "\"", "\"\"", "it's", "''", "star*", "r*", "*", "?",
                "$1", ":name", "[a-z]", "{1,2}", "(x|y)", ".", ".*", "%%", "__", "\\%", "\\_", "&", "<b>"));
        assertKeywordsFind(texts, keywords);
    }

    @Test
    default void searchOperatorsInAKeywordStandForThemselves() {
        List<String> texts = List.of(
                "salt AND pepper",
                "salt pepper",
                "salt OR pepper",
                "NOT salt",
                "NEAR(salt pepper, 5)",
                "title:salt",
                "-salt",
                "+salt",
                "^salt",
                "salt*",
                "\"salt pepper\"",
                "salt & pepper | !sugar <-> x:*",
                "pepper");
        List<String> keywords = new ArrayList<>(texts);
        keywords.addAll(List.of(
                "salt AND",
                "AND",
                "and pepper",
                "OR",
                "NOT",
                "NEAR(",
                "near",
                "title:",
                "-salt",
                "+salt",
                "^salt",
                "salt*",
                "\"salt",
                "pepper\"",
                "(",
                ")",
                "!sugar",
                "<->",
                ":*",
                "|"));
        assertKeywordsFind(texts, keywords);
    }

    @Test
    default void injectedSqlIsData() {
        List<String> texts = Texts.INJECTIONS;
        assertKeywordsFind(texts, texts);
    }

    @Test
    default void injectedSqlInNamesFindsNothing() {
        new Given(store()).issue("a");
        for (String text : Texts.INJECTIONS) {
            assertEquals(Set.of(), titles(store(), IssueFilter.all().assignee(text)), text);
            assertEquals(Set.of(), titles(store(), IssueFilter.all().createdBy(text)), text);
            assertEquals(Set.of(), titles(store(), IssueFilter.all().labels(List.of(text))), text);
        }
    }

    @Test
    default void keywordThatNoTextCanHoldFindsNothing() {
        new Given(store()).issues(List.of(draft("a?b"), draft("a\uD83D\uDC1Eb"), draft("a\uFFFDb")));
        for (String keyword : List.of("\u0000", "a\u0000b", "\uD83D", "\uDC1E", "a\uD83D", "a\uD83Db")) {
            assertEquals(Set.of(), titles(store(), IssueFilter.all().keyword(keyword)));
        }
    }

    @Test
    default void keywordOfManyCharactersIsTaken() {
        String text = "needle ".repeat(2_000).strip();
        Given given = new Given(store());
        given.issue(draft("long", text));
        assertEquals(Set.of("long"), titles(store(), IssueFilter.all().keyword(text)));
    }

    @Test
    default void keywordFollowsEdits() {
        Given given = new Given(store());
        Issue issue = given.issue(draft("old name", "old text"));
        given.edit(issue, Given.title("new name"));
        assertEquals(Set.of(), titles(store(), IssueFilter.all().keyword("old name")));
        assertEquals(Set.of("new name"), titles(store(), IssueFilter.all().keyword("NEW NAME")));
    }

    @Test
    default void keywordFollowsEditsOfDescriptions() {
        Given given = new Given(store());
        Issue issue = given.issue(draft("name", "old text"));
        given.edit(issue, Given.description("new text"));
        assertEquals(Set.of(), titles(store(), IssueFilter.all().keyword("old text")));
        assertEquals(Set.of("name"), titles(store(), IssueFilter.all().keyword("new text")));
    }

    @Test
    default void keywordFindsARestoredIssue() {
        Given given = new Given(store());
        given.restore(given.delete(given.issue("needle")));
        assertEquals(Set.of("needle"), titles(store(), IssueFilter.all().keyword("needle")));
    }

    @Test
    default void keywordDoesNotFindWhatWasRolledBack() {
        Given given = new Given(store());
        Issue issue = given.issue("before");
        UserRef author = given.author();
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    store().issues().save(List.of(issue.edit(Given.title("after"), author, NOON)));
                    throw new ArithmeticException();
                }));
        assertEquals(Set.of(), titles(store(), IssueFilter.all().keyword("after")));
        assertEquals(Set.of("before"), titles(store(), IssueFilter.all().keyword("before")));
    }
}

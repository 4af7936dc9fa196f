package dev.issuetracker.application.search.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.search.syntax.SearchTree.Term;
import dev.issuetracker.application.search.syntax.SearchTree.Words;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text means by its syntax. */
class SearchParserTest {
    /** The tree with a pair of brackets around each combination. */
    private static String shown(SearchTree tree) {
        if (tree instanceof SearchTree.All all) {
            return joined(all.parts(), " & ");
        } else if (tree instanceof SearchTree.Any any) {
            return joined(any.parts(), " | ");
        } else if (tree instanceof SearchTree.Not not) {
            return "!" + shown(not.part());
        } else if (tree instanceof Words words) {
            return words.text();
        }
        Term term = (Term) tree;
        return term.name() + "~" + term.value().operator().sign() + term.value().text();
    }

    private static String joined(List<SearchTree> parts, String operator) {
        return parts.stream().map(SearchParserTest::shown).collect(Collectors.joining(operator, "[", "]"));
    }

    private static String parsed(String text) {
        return shown(SearchParser.parse(text));
    }

    private static String rejected(String text) {
        SyntaxException exception = assertThrows(SyntaxException.class, () -> SearchParser.parse(text));
        return exception.place().column() + " " + exception.code() + ": " + exception.getMessage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a b                    ~ [a & b]",
                "a AND b                ~ [a & b]",
                "a OR b                 ~ [a | b]",
                "a b OR c d             ~ [[a & b] | [c & d]]",
                "a (b OR c) d           ~ [a & [b | c] & d]",
                "NOT a OR b             ~ [!a | b]",
                "-a b                   ~ [!a & b]",
                "-(a OR b)              ~ ![a | b]",
                "NOT NOT a              ~ !!a",
                "((a))                  ~ a",
                "and or not             ~ [and & or & not]",
                "\"OR\" b               ~ [OR & b]",
                "a OR b sort:id c       ~ [sort@id & [a | [b & c]]]",
                "in:comments OR a       ~ [in@comments & a]",
                "a OR sort:id           ~ [sort@id & a]",
                "sort:id OR IN:comments ~ [sort@id & IN@comments]",
                "a AND sort:id          ~ [sort@id & a]",
                "a OR (b sort:id)       ~ [a | [b & sort@id]]",
                "(sort:id) OR a         ~ [sort@id | a]",
                "a OR -sort:id          ~ [a | !sort@id]",
                "a OR field:sort:id     ~ [a | field:sort@id]",
            })
    void operatorsBindAsTheyDoElsewhere(String text, String tree) {
        assertEquals(tree, parsed(text).replace('~', '@'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main()",
                "f(x,y)",
                "http://host/a",
                "std::vector",
                "12:30",
                "a-b",
                "--verbose",
                "-",
                "50%",
                "it's",
                "5\"",
                "C++",
                "#12"
            })
    void codeAndAddressesAreWords(String text) {
        assertEquals(text, parsed(text));
        assertEquals("[" + text + " | b]", parsed("(" + text + " OR b)"));
    }

    @Test
    void parenthesisThatClosesNothingBelongsToItsWord() {
        assertEquals(":)", parsed(":)"));
        assertEquals("[a & b)]", parsed("a b)"));
    }

    @Test
    void quotesKeepBlanksAndSignsTogether() {
        assertEquals("a OR (b) label:c", parsed("\"a OR (b) label:c\""));
        assertEquals("say \"hi\" \\ there", parsed("\"say \\\"hi\\\" \\\\ there\""));
    }

    @Test
    void conditionIsAKeyAndAValue() {
        assertEquals(
                new Term(
                        new Place(3, "label"),
                        "label",
                        false,
                        new SearchTree.Value(new Place(9, "<\"bug\""), Operator.LESS, "bug", true)),
                ((SearchTree.All) SearchParser.parse("a label:<\"bug\""))
                        .parts()
                        .get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "label:\"help wanted\"       ~ label@help wanted",
                "due:<2026-12-01             ~ due@<2026-12-01",
                "due:>=today                 ~ due@>=today",
                "created:2026-03-01T10:00:00Z~ created@2026-03-01T10:00:00Z",
                "field:Estimate>3            ~ field:Estimate@>3",
                "field:Estimate:3            ~ field:Estimate@3",
                "field:\"Due date\"<today    ~ field:Due date@<today",
                "field:\"Due date\":<=today  ~ field:Due date@<=today",
                "field:\"a\":\"b c\"         ~ field:a@b c",
                "Priorität:hoch              ~ Priorität@hoch",
                "(label:a OR label:b(c))     ~ [label@a | label@b(c)]",
            })
    void valueIsWhatFollowsTheKey(String text, String tree) {
        assertEquals(tree, parsed(text).replace('~', '@'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "(a      ~ 3 syntax: Found the end, expected the ) of the ( at column 1.",
                "a ) b   ~ 3 syntax: Found ), expected a ( before it.",
                "()      ~ 2 syntax: Found ), expected a word, a condition or (.",
                "a OR    ~ 5 syntax: Found the end, expected a word, a condition or (.",
                "OR a    ~ 1 syntax: Found OR, expected a word, a condition or (.",
                "a AND OR b ~ 7 syntax: Found OR, expected a word, a condition or (.",
                "NOT     ~ 4 syntax: Found the end, expected a word, a condition or (.",
                "a \"b   ~ 5 syntax: Found the end, expected the quote that closes the one at column 3.",
                "\"a\"b  ~ 4 syntax: Found b, expected a blank behind the quote.",
            })
    void violationSaysWhereWhatWasFoundAndWhatWasExpected(String text, String violation) {
        assertEquals(violation, rejected(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "(a         ~ '' [)]",
                "a ) b      ~ ) [<word>, <condition>, <end>]",
                "()         ~ ) [<word>, <condition>, (]",
                "a AND OR b ~ OR [<word>, <condition>, (]",
                "a \"b      ~ '' [\"]",
                "\"a\"\uD83D\uDC1Eb  ~ \uD83D\uDC1E [<blank>, <end>]",
            })
    void programsReadWhatIsFoundAndWhatMayBe(String text, String mismatch) {
        SyntaxException exception = assertThrows(SyntaxException.class, () -> SearchParser.parse(text));
        String found = exception.place().written();
        assertEquals(mismatch, (found.isEmpty() ? "''" : found) + " " + exception.expected());
    }

    @Test
    void columnsAreThoseOfBrowsers() {
        assertEquals("7 syntax: Found the end, expected the ) of the ( at column 4.", rejected("\uD83D\uDC1E (ab"));
    }

    @Test
    void numberOfWordsIsLimited() {
        String most = "a ".repeat(SearchParser.MAX_TERMS);
        assertTrue(parsed(most).startsWith("[a & a"));
        assertEquals(
                "101 too_many: A search has at most 50 words and conditions, and here is one more.",
                rejected(most + "a"));
    }

    @Test
    void depthIsLimited() {
        String deepest = "(".repeat(SearchParser.MAX_DEPTH) + "a" + ")".repeat(SearchParser.MAX_DEPTH);
        assertEquals("a", parsed(deepest));
        assertEquals(
                "22 too_deep: Parentheses and negations are nested at most 20 deep.", rejected("(" + deepest + ")"));
        assertEquals(
                "85 too_deep: Parentheses and negations are nested at most 20 deep.",
                rejected("NOT ".repeat(500) + "a"));
    }

    @Test
    void everyTextIsASearchOrHasAViolationInsideOfIt() {
        long seed = 7;
        Random random = new Random(seed);
        List<String> parts = List.of(
                "a",
                "(",
                ")",
                "-",
                " ",
                "\"",
                "\\",
                "OR",
                "AND",
                "NOT",
                "label:",
                "field:",
                ":",
                "<",
                ">=",
                "..",
                "\t",
                "\uD83D\uDC1E",
                "\u00A0",
                "\u0000",
                "\uD83D",
                "ß");
        for (int round = 0; round < 20_000; round++) {
            String text = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(i -> parts.get(random.nextInt(parts.size())))
                    .collect(Collectors.joining());
            try {
                SearchParser.parse(text);
            } catch (SyntaxException noSearch) {
                Place place = noSearch.place();
                assertTrue(text.startsWith(place.written(), place.column() - 1), text + ", seed " + seed);
            }
        }
    }
}

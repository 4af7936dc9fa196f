package dev.issuetracker.adapter.importing.markup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.importing.file.FileFacts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of descriptions and comments. */
class MarkupTextsTest {
    private final MarkupTexts texts = new MarkupTexts(Markup.HTML);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <div>One <b>two </b>three</div><div>Four</div>             | One **two** three~~Four
                    Four&nbsp;five<br>six<br>                                  | Four five  ~six
                    <p>a<b> b</b> c<i> </i></p>                                | a **b** c
                    <b>a <strong>b</strong></b>                                | **a b**
                    <h2>Head<br>line</h2>x                                     | ## Head line~~x
                    <ul><li>One<ul><li>Two</li></ul></li><li>3</li></ul>       | - One~  - Two~- 3
                    <ol><li><p>One</p><p>more</p></li><li>Two</li></ol>        | 1. One~   ~   more~~2. Two
                    <blockquote>q<p>w</p></blockquote>                         | > q~> ~> w
                    <pre><code>a&lt;b~  c</code></pre>                        | ```~a<b~  c~```
                    Press <code>x`y</code>                                     | Press ``x`y``
                    <a href="https://example.org/a">Here <i>it</i></a>         | [Here *it*](https://example.org/a)
                    <a href="javascript:alert(1)">bad</a>                      | bad
                    <img src="https://example.org/i.png" alt="A plan">         | ![A plan](https://example.org/i.png)
                    <img src="data:image/png;base64,AAAA" alt="A plan">        | A plan
                    <hr>x                                                      | ___~~x
                    <script>alert(1)</script><style>p{}</style>x               | x
                    1 &lt; 2<br># 3<br>- 4<br>*5*                              | 1 \\< 2  ~\\# 3  ~\\- 4  ~\\*5\\*
                    <p>List<String> x<o:p></o:p></p>                           | List\\<String\\> x
                    <span><div>d</div></span>s                                 | d~~s
                    """)
    void htmlBecomesMarkdown(String html, String markdown) {
        assertEquals(unescaped(markdown), texts.markdown(unescaped(html)));
        assertEquals(new FileFacts.Markup("html", 1, 0), texts.found());
    }

    private static String unescaped(String text) {
        return text.replace('~', '\n');
    }

    @Test
    void rowOfATableIsALine() {
        String table = "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>";
        assertEquals("A | B\n\n1 | 2", texts.markdown(table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain\r\n  text\t ",
                "a < b and c > d",
                "AT&T & more",
                "List<String> x = y <- z",
                "<kim@example.org>",
                "*not* _markdown_ # 1.",
                ""
            })
    void textWithoutMarkupStaysByteByByte(String text) {
        assertSame(text, texts.markdown(text));
        assertEquals(new FileFacts.Markup("html", 0, 0), texts.found());
    }

    @Test
    void markupOfJiraStaysAndIsCounted() {
        MarkupTexts jira = new MarkupTexts(Markup.JIRA);
        assertEquals("h1. *Head* <b>", jira.markdown("h1. *Head* <b>"));
        assertEquals("", jira.markdown(""));
        assertEquals(new FileFacts.Markup("jira", 0, 1), jira.found());
    }

    @Test
    void markdownIsNoMarkupToTellOf() {
        MarkupTexts markdown = new MarkupTexts(null);
        assertEquals("<b>x</b>", markdown.markdown("<b>x</b>"));
        assertNull(markdown.found());
    }

    @Test
    void deepElementsKeepTheirTextAndTheirOrder() {
        String html = "<div><b><ul><li>".repeat(5_000) + "deep" + "<p>last</p>";
        String markdown = texts.markdown(html);
        assertTrue(markdown.indexOf("deep") >= 0 && markdown.indexOf("deep") < markdown.indexOf("last"), markdown);
    }

    @Test
    void markdownThatWouldBeMuchLongerIsNotMade() {
        String html = ("<blockquote>" + "<p>a</p>".repeat(100)).repeat(100);
        assertSame(html, texts.markdown(html));
        assertEquals(new FileFacts.Markup("html", 0, 1), texts.found());
    }

    @Test
    void textThatIsTooLongStays() {
        String html = "<p>" + "a".repeat(200_000);
        assertSame(html, texts.markdown(html));
        assertEquals(new FileFacts.Markup("html", 0, 1), texts.found());
    }

    @Test
    void fileHasSoMuchHtmlConvertedAndNoMore() {
        String html = "<p>" + "a".repeat(199_000);
        int fits = (16 << 20) / html.length();
        for (int i = 0; i <= fits; i++) {
            texts.markdown(html);
        }
        assertEquals(new FileFacts.Markup("html", fits, 1), texts.found());
    }

    @Test
    void anyTagsInAnyOrderLoseNoWord() {
        List<String> tags = List.of(
                "p",
                "div",
                "b",
                "i",
                "a",
                "ul",
                "ol",
                "li",
                "pre",
                "code",
                "table",
                "tr",
                "td",
                "h1",
                "blockquote",
                "br",
                "span",
                "hr");
        Random random = new Random(53);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder html = new StringBuilder();
            for (int part = 0; part < 30; part++) {
                String tag = tags.get(random.nextInt(tags.size()));
                html.append(random.nextBoolean() ? "<" : "</").append(tag).append('>');
                html.append("w").append(part).append(random.nextBoolean() ? " " : "");
            }
            String markdown = texts.markdown(html.toString());
            for (int part = 0; part < 30; part++) {
                assertTrue(markdown.contains("w" + part), html + "\n" + markdown);
            }
        }
    }
}

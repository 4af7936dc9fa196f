package dev.issuetracker.adapter.importing.markup;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/** HTML as Markdown. Whatever the text is, the work and what comes of it are in proportion to its length. */
final class HtmlMarkdown {
    /** What is deeper is taken for what is at this depth. */
    private static final int MAX_DEPTH = 60;

    private static final int MAX_CHARACTERS = 200_000;
    /** So many times as long as the text, and so much more, may the Markdown be. */
    private static final int LONGER = 4;

    private static final int MORE = 1_000;
    private static final Pattern MARKUP =
            Pattern.compile("</?([A-Za-z][A-Za-z0-9]{0,20})(?:\\s[^<>]{0,2000})?/?>|&(?:#\\w{1,8}|[A-Za-z]{2,8});");

    private HtmlMarkdown() {}

    /** Whether there is anything in a text that HTML means otherwise. */
    static boolean isIn(String text) {
        return MARKUP.matcher(text)
                .results()
                .map(found -> found.group(1))
                .anyMatch(tag -> tag == null || Tag.isKnownTag(tag.toLowerCase(Locale.ROOT)));
    }

    /** The Markdown of a text; empty when it cannot be had at a fair cost. */
    static Optional<String> of(String html) {
        if (html.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            Element body = Parser.htmlParser()
                    .settings(new ParseSettings(true, false))
                    .setMaxDepth(MAX_DEPTH)
                    .parseInput(html, "")
                    .body();
            Limited written = new Limited(html.length() * LONGER + MORE);
            MarkdownRenderer.builder().build().render(HtmlNodes.of(body), written);
            return Optional.of(written.text.toString().strip());
        } catch (RuntimeException | StackOverflowError costly) {
            return Optional.empty();
        }
    }

    /** A text that ends the work when it grows too long. */
    private static final class Limited implements Appendable {
        private final StringBuilder text = new StringBuilder();
        private final int most;

        private Limited(int most) {
            this.most = most;
        }

        private Limited room(int more) {
            if (text.length() + more > most) {
                throw new IllegalStateException("longer than " + most);
            }
            return this;
        }

        @Override
        public Appendable append(CharSequence more) throws IOException {
            room(more.length()).text.append(more);
            return this;
        }

        @Override
        public Appendable append(CharSequence more, int start, int end) throws IOException {
            room(end - start).text.append(more, start, end);
            return this;
        }

        @Override
        public Appendable append(char c) throws IOException {
            room(1).text.append(c);
            return this;
        }
    }
}

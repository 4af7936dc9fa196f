package dev.issuetracker.adapter.importing.markup;

import java.util.Set;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** The elements of HTML as what Markdown has for them. Of an element that it has nothing for, the content stays. */
final class HtmlNodes {
    private static final Set<String> LEFT_OUT = Set.of("script", "style", "head", "title", "template", "noscript");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final Document document = new Document();

    private HtmlNodes() {}

    /** The nodes of what is in an element. */
    static Document of(Element element) {
        HtmlNodes nodes = new HtmlNodes();
        nodes.blocks(element, nodes.document);
        return nodes.document;
    }

    /** Adds what is in an element: its blocks, and a paragraph of what is between them. */
    private void blocks(Element element, Block into) {
        Line line = new Line();
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof Element block && isBlock(block)) {
                line.end(into);
                block(block, into);
            } else {
                inline(child, line);
            }
        }
        line.end(into);
    }

    private static boolean isBlock(Element element) {
        return element.isBlock() || element.children().stream().anyMatch(Element::isBlock);
    }

    private void block(Element element, Block into) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, into);
            case "ul" -> list(element, new BulletList(), into);
            case "ol" -> list(element, new OrderedList(), into);
            case "blockquote" -> within(element, new BlockQuote(), into);
            case "pre" -> code(element, into);
            case "hr" -> into.appendChild(new ThematicBreak());
            case "tr" -> row(element, into);
            default -> {
                if (!LEFT_OUT.contains(element.normalName())) {
                    blocks(element, into);
                }
            }
        }
    }

    private void within(Element element, Block block, Block into) {
        blocks(element, block);
        if (block.getFirstChild() != null) {
            into.appendChild(block);
        }
    }

    private void heading(Element element, Block into) {
        Heading heading = new Heading();
        heading.setLevel(element.normalName().charAt(1) - '0');
        Line line = new Line();
        element.childNodes().forEach(child -> inline(child, line));
        line.endIn(heading, false);
        if (heading.getFirstChild() != null) {
            into.appendChild(heading);
        }
    }

    private void list(Element element, ListBlock list, Block into) {
        boolean tight = true;
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            ListItem item = new ListItem();
            if (child instanceof Element each && each.normalName().equals("li")) {
                blocks(each, item);
            } else if (child instanceof Element other) {
                block(other, item);
            } else if (child instanceof TextNode text && !text.isBlank()) {
                Line line = new Line();
                inline(text, line);
                line.end(item);
            }
            if (item.getFirstChild() != null) {
                list.appendChild(item);
                tight &= !severalParagraphs(item);
            }
        }
        if (list.getFirstChild() != null) {
            list.setTight(tight);
            into.appendChild(list);
        }
    }

    private static boolean severalParagraphs(ListItem item) {
        int paragraphs = 0;
        for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
            paragraphs += node instanceof Paragraph ? 1 : 0;
        }
        return paragraphs > 1;
    }

    private static void code(Element element, Block into) {
        String text = element.wholeText().replace("\r\n", "\n");
        if (!text.isBlank()) {
            FencedCodeBlock code = new FencedCodeBlock();
            code.setLiteral(text.endsWith("\n") ? text : text + "\n");
            into.appendChild(code);
        }
    }

    /** A line with the cells of a row, between bars. */
    private void row(Element element, Block into) {
        Line line = new Line();
        boolean first = true;
        for (Element cell : element.children()) {
            if (!first && CELLS.contains(cell.normalName())) {
                line.text(" | ");
            }
            first = false;
            content(cell).childNodes().forEach(child -> inline(child, line));
        }
        line.end(into);
    }

    /** What is in a cell, without the paragraph around all of it. */
    private static Element content(Element cell) {
        Element content = cell;
        while (content.childNodeSize() == 1
                && content.childNode(0) instanceof Element only
                && only.isBlock()
                && !only.normalName().equals("pre")) {
            content = only;
        }
        return content;
    }

    private void inline(org.jsoup.nodes.Node node, Line line) {
        if (node instanceof TextNode text) {
            line.text(text.getWholeText());
        } else if (node instanceof Element element && !LEFT_OUT.contains(element.normalName())) {
            element(element, line);
        }
    }

    private void element(Element element, Line line) {
        switch (element.normalName()) {
            case "b", "strong" -> within(element, new StrongEmphasis("**"), line);
            case "i", "em" -> within(element, new Emphasis("*"), line);
            case "code", "kbd", "samp", "tt" -> code(element, line);
            case "br" -> line.node(new HardLineBreak());
            case "a" -> link(element, line);
            case "img" -> image(element, line);
            default -> {
                if (element.isBlock()) {
                    line.node(new HardLineBreak());
                }
                if (noTag(element)) {
                    line.text("<" + element.tagName() + ">");
                }
                element.childNodes().forEach(child -> inline(child, line));
            }
        }
    }

    /** Something in angle brackets that HTML does not know. Names with a colon are those of office programs. */
    private static boolean noTag(Element element) {
        return !element.tag().isKnownTag() && !element.tagName().contains(":");
    }

    private void within(Element element, Node mark, Line line) {
        boolean opened = line.open(mark);
        element.childNodes().forEach(child -> inline(child, line));
        if (opened) {
            line.close();
        }
    }

    private static void code(Element element, Line line) {
        String text = element.wholeText().replaceAll("\\s+", " ").strip();
        if (!text.isEmpty()) {
            line.node(new Code(text));
        }
    }

    private void link(Element element, Line line) {
        String target = Targets.of(element.attr("href"));
        if (target.isEmpty()) {
            element.childNodes().forEach(child -> inline(child, line));
        } else {
            within(element, new Link(target, null), line);
        }
    }

    private static void image(Element element, Line line) {
        String target = Targets.of(element.attr("src"));
        if (target.isEmpty()) {
            line.text(element.attr("alt"));
            return;
        }
        if (line.open(new Image(target, null))) {
            String alt = element.attr("alt");
            line.text(alt.isBlank() ? "image" : alt);
            line.close();
        }
    }
}

package dev.issuetracker.adapter.importing.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import org.commonmark.node.Block;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * A paragraph in the making. White space is one blank, and none at the beginning and the end of a line. Marks that
 * begin or end with a blank would mean nothing in Markdown, so blanks are put around them.
 */
final class Line {
    private final Node nodes = new Paragraph();
    private final Deque<Node> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    /** Marks that have nothing in them yet. */
    private int empty;
    /** A blank that is written when something follows on the line. */
    private boolean blank;

    private boolean begun;

    Line() {
        open.push(nodes);
    }

    /** Adds text with white space as HTML has it. */
    void text(String written) {
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\u00A0') {
                blank = begun;
            } else {
                write(c);
            }
        }
    }

    private void write(char c) {
        settle();
        text.append(c);
    }

    /** Writes the blank that waits, outside of the marks that begin here. */
    private void settle() {
        if (blank && empty > 0) {
            Node first = first();
            first.insertBefore(new Text(" "));
        } else if (blank) {
            text.append(' ');
        }
        blank = false;
        begun = true;
        empty = 0;
    }

    /** The outermost of the marks that have nothing in them yet. */
    private Node first() {
        int left = empty;
        Node found = nodes;
        for (Node mark : open) {
            found = mark;
            if (--left == 0) {
                break;
            }
        }
        return found;
    }

    private void flush() {
        if (text.length() > 0) {
            top().appendChild(new Text(text.toString()));
            text.setLength(0);
        }
    }

    private Node top() {
        return open.element();
    }

    /** Adds a node with nothing in it. */
    void node(Node node) {
        if (node instanceof HardLineBreak) {
            if (begun && empty == 0) {
                flush();
                top().appendChild(node);
                blank = false;
                begun = false;
            }
            return;
        }
        settle();
        flush();
        top().appendChild(node);
    }

    /** Begins a mark; false when it is within one of its kind, which says the same. */
    boolean open(Node mark) {
        for (Node outer : open) {
            if (outer.getClass().equals(mark.getClass())) {
                return false;
            }
        }
        flush();
        top().appendChild(mark);
        open.push(mark);
        empty++;
        return true;
    }

    /** Ends the mark that began last. */
    void close() {
        flush();
        Node mark = open.pop();
        if (empty > 0) {
            empty--;
        }
        trimEnd(mark);
        if (mark.getFirstChild() == null) {
            mark.unlink();
        }
    }

    private static void trimEnd(Node mark) {
        Node last = mark.getLastChild();
        while (last instanceof HardLineBreak) {
            last.unlink();
            last = mark.getLastChild();
        }
    }

    /** Ends the paragraph, and adds it if there is anything in it. */
    void end(Block into) {
        Paragraph paragraph = new Paragraph();
        endIn(paragraph, true);
        if (paragraph.getFirstChild() != null) {
            into.appendChild(paragraph);
        }
    }

    /**
     * Ends the line, and adds what is in it.
     *
     * @param lines whether there may be several
     */
    void endIn(Block into, boolean lines) {
        flush();
        trimEnd(nodes);
        for (Node node = nodes.getFirstChild(); node != null; node = nodes.getFirstChild()) {
            into.appendChild(!lines && node instanceof HardLineBreak ? broken(node) : node);
        }
        begun = false;
        blank = false;
    }

    private static Node broken(Node node) {
        node.unlink();
        return new Text(" ");
    }
}

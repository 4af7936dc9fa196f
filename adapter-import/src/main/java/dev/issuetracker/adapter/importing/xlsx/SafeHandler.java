package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Rejects XML that would make the parser's own tables grow: deep nesting, ever new names. */
abstract class SafeHandler extends DefaultHandler {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_NAMES = 5_000;

    private final Set<String> names = new HashSet<>();
    private int depth;

    /**
     * An element begins.
     *
     * @param name without prefix, as in every namespace that workbooks use
     */
    abstract void begin(String name, Attributes attributes);

    void end(String name) {}

    void text(char[] from, int start, int length) {}

    @Override
    public final void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (++depth > MAX_DEPTH) {
            throw FileExceptions.unreadable("The workbook is damaged: its parts are nested too deeply.");
        }
        know(qName);
        for (int i = 0; i < attributes.getLength(); i++) {
            know(attributes.getQName(i));
        }
        begin(localName, attributes);
    }

    @Override
    public final void endElement(String uri, String localName, String qName) {
        depth--;
        end(localName);
    }

    @Override
    public final void characters(char[] from, int start, int length) {
        text(from, start, length);
    }

    @Override
    public final void startPrefixMapping(String prefix, String uri) {
        know(prefix);
        know(uri);
    }

    @Override
    public final void processingInstruction(String target, @Nullable String data) {
        know(target);
    }

    @Override
    public final void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    private void know(String name) {
        if (names.add(name) && names.size() > MAX_NAMES) {
            throw FileExceptions.unreadable(
                    "The workbook is damaged: it uses more names than any spreadsheet program writes.");
        }
    }
}

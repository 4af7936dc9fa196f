package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import java.io.IOException;
import java.io.Reader;

/**
 * Follows XML on its way to the parser and ends it where one piece of markup grows beyond all reason: the parser would
 * gather a tag, a comment or a section in memory before anybody could look at it.
 */
final class XmlText extends Reader {
    private static final int MAX_MARKUP = 65_536;

    private enum State {
        TEXT,
        LESS_THAN,
        EXCLAMATION,
        TAG,
        QUOTE,
        COMMENT,
        CDATA,
        INSTRUCTION
    }

    private final Reader text;
    private final int maxCdata;
    private State state = State.TEXT;
    private int length;
    private char quote;
    private char last;
    private char beforeLast;

    XmlText(Reader text, int maxCdata) {
        this.text = text;
        this.maxCdata = maxCdata;
    }

    @Override
    public int read(char[] into, int offset, int count) throws IOException {
        int got = text.read(into, offset, count);
        for (int i = offset; i < offset + got; i++) {
            step(into[i]);
        }
        return got;
    }

    private void step(char c) {
        if (state == State.TEXT) {
            if (c == '<') {
                state = State.LESS_THAN;
                length = 0;
            }
            return;
        }
        if (++length > (state == State.CDATA ? maxCdata : MAX_MARKUP)) {
            throw FileExceptions.tooLarge("The workbook has an XML tag of more than " + (length - 1)
                    + " characters; open it in your spreadsheet program and save it again.");
        }
        State before = state;
        state = next(c);
        if (state == before) {
            beforeLast = last;
            last = c;
        } else {
            beforeLast = 0;
            last = 0;
        }
    }

    private State next(char c) {
        return switch (state) {
            case LESS_THAN ->
                switch (c) {
                    case '!' -> State.EXCLAMATION;
                    case '?' -> State.INSTRUCTION;
                    case '>' -> State.TEXT;
                    default -> State.TAG;
                };
            case EXCLAMATION ->
                switch (c) {
                    case '-' -> State.COMMENT;
                    case '[' -> State.CDATA;
                    default -> State.TAG;
                };
            case TAG -> {
                if (c == '"' || c == '\'') {
                    quote = c;
                    yield State.QUOTE;
                }
                yield c == '>' ? State.TEXT : State.TAG;
            }
            case QUOTE -> c == quote ? State.TAG : State.QUOTE;
            // The opening itself is four characters long and its hyphens close nothing.
            case COMMENT -> c == '>' && length >= 6 && last == '-' && beforeLast == '-' ? State.TEXT : State.COMMENT;
            case CDATA -> c == '>' && last == ']' && beforeLast == ']' ? State.TEXT : State.CDATA;
            case INSTRUCTION -> c == '>' && last == '?' ? State.TEXT : State.INSTRUCTION;
            case TEXT -> State.TEXT;
        };
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

package dev.issuetracker.adapter.importing.csv;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.Limits;
import java.io.IOException;
import java.io.Reader;

/**
 * Follows the text on its way to the parser, and ends it where a record grows beyond the limits: the parser itself
 * would gather the rest of the file in memory after one quote too many.
 */
final class CsvGuard extends Reader {
    private enum State {
        CELL_BEGINS,
        PLAIN,
        QUOTED,
        /** After a quote that either ends the cell or is the first of two. */
        QUOTE
    }

    private final Reader text;
    private final char delimiter;
    private final Limits limits;
    private State state = State.CELL_BEGINS;
    private char last;
    private long line = 1;
    private long recordLine = 1;
    private int characters;
    private int cells = 1;
    private boolean ended;

    CsvGuard(Reader text, char delimiter, Limits limits) {
        this.text = text;
        this.delimiter = delimiter;
        this.limits = limits;
    }

    /** The line, from 1, on which the text continues that was not yet handed out. */
    long line() {
        return line;
    }

    boolean ended() {
        return ended;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = text.read(into, offset, length);
        if (count < 0) {
            ended = true;
        }
        for (int i = offset; i < offset + count; i++) {
            step(into[i]);
        }
        return count;
    }

    private void step(char c) {
        boolean lineEnds = c == '\n' || c == '\r';
        if (c == '\r' || (c == '\n' && last != '\r')) {
            line++;
        }
        last = c;
        if (++characters > limits.rowCharacters()) {
            throw FileExceptions.rowTooLong(
                    recordLine, limits, "look there for a quote that is never closed, or shorten its cells");
        }
        if (state == State.QUOTED) {
            if (c == '"') {
                state = State.QUOTE;
            }
        } else if (c == '"' && state != State.PLAIN) {
            state = State.QUOTED;
        } else if (c == delimiter) {
            state = State.CELL_BEGINS;
            if (++cells > limits.columns()) {
                throw FileExceptions.tooManyColumns(recordLine, limits);
            }
        } else if (lineEnds) {
            state = State.CELL_BEGINS;
            characters = 0;
            cells = 1;
            recordLine = line;
        } else {
            state = State.PLAIN;
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

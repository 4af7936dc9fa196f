package dev.issuetracker.adapter.importing.json;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import java.io.IOException;
import java.io.Reader;

/** Follows the text on its way to the parser, which would gather one endless text or name in memory. */
final class TokenGuard extends Reader {
    private final Reader text;
    private final int most;
    private int characters;
    private long line = 1;

    /** @param most UTF-16 units from one token to the next */
    TokenGuard(Reader text, int most) {
        this.text = text;
        this.most = most;
    }

    /** Begins to count anew, when the parser has found a token. */
    void found() {
        characters = 0;
    }

    /** The line, from 1, on which the text continues that was not yet handed out. */
    long line() {
        return line;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = text.read(into, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (into[i] == '\n') {
                line++;
            }
        }
        characters += Math.max(count, 0);
        if (characters > most) {
            throw FileExceptions.tooLarge("A text, a name or a run of blanks before line " + (line + 1)
                    + " has more than " + most + " characters; shorten it.");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

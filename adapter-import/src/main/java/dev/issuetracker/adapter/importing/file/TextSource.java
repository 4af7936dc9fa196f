package dev.issuetracker.adapter.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Bytes as text, without the marks at its beginning that only say how it is encoded. Unlike the JDK's reader it hands
 * out all the text before malformed bytes, and only then throws {@link CharacterCodingException}, so that lines can be
 * counted up to there.
 */
public final class TextSource extends Reader {
    private static final int BUFFER = 16_384;
    private static final int MARK_BYTES = 4;
    private static final char MARK = '\uFEFF';

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private final CharsetDecoder decoder;
    private boolean ended;
    private boolean begun;

    public TextSource(InputStream in, Charset charset) {
        this.in = in;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** A text in UTF-8, or in UTF-16 where a byte order mark says so. */
    public static TextSource marked(InputStream in) throws IOException {
        PushbackInputStream text = new PushbackInputStream(in, MARK_BYTES);
        byte[] head = text.readNBytes(MARK_BYTES);
        text.unread(head);
        return new TextSource(text, TextEncoding.ofMark(head));
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!chars.hasRemaining() && !decode()) {
            return -1;
        }
        if (!begun && !skipMarks()) {
            return -1;
        }
        int count = Math.min(length, chars.remaining());
        chars.get(into, offset, count);
        return count;
    }

    /** Skips byte order marks: some programs take the first for text, and write another before it. */
    private boolean skipMarks() throws IOException {
        while (chars.get(chars.position()) == MARK) {
            chars.get();
            if (!chars.hasRemaining() && !decode()) {
                return false;
            }
        }
        begun = true;
        return true;
    }

    private boolean decode() throws IOException {
        chars.clear();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (chars.position() > 0) {
                chars.flip();
                return true;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (ended) {
                chars.flip();
                return false;
            }
            bytes.compact();
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                ended = true;
            } else {
                bytes.position(bytes.position() + count);
            }
            bytes.flip();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

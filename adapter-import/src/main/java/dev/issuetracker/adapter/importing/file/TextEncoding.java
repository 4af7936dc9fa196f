package dev.issuetracker.adapter.importing.file;

import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.text.TextRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds out in which encoding a text is. */
public final class TextEncoding {
    /** What old programs write on Windows in Western Europe and America. */
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int HEAD = 4;
    private static final int BUFFER = 65_536;
    private static final int SHOWN = 60;

    private TextEncoding() {}

    /**
     * The encoding that was chosen, or else that of the byte order mark, or else UTF-8 if the text is that. A text that
     * is neither is Windows-1252, unless it has other characters in UTF-8: then it is UTF-8 and damaged.
     *
     * @param chosen the encoding's name, in any case; null to find it out
     * @throws dev.issuetracker.domain.error.TrackerException {@code VALIDATION_FAILED} when there is no such encoding
     */
    public static Charset of(Path path, @Nullable String chosen) throws IOException {
        if (chosen != null) {
            return named(chosen);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return found(in);
        }
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalArgumentException unknown) {
            Violations violations = new Violations();
            violations.add(
                    "encoding",
                    "invalid_choice",
                    "encoding must name a character encoding such as UTF-8, UTF-16 or windows-1252, but is \""
                            + TextRules.shortened(name, SHOWN) + "\".");
            violations.throwIfAny();
            throw unknown;
        }
    }

    /** UTF-16 when the bytes at the beginning of a text say so by a byte order mark, otherwise UTF-8. */
    public static Charset ofMark(byte[] head) {
        boolean four = head.length >= 4 && head[2] == 0 && head[3] == 0;
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE && !four) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static Charset found(InputStream in) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        boolean ascii = true;
        byte[] head = in.readNBytes(HEAD);
        Charset marked = ofMark(head);
        if (!marked.equals(StandardCharsets.UTF_8)) {
            return marked;
        }
        bytes.put(head);
        int count = 0;
        while (count >= 0) {
            bytes.position(bytes.position() + count).flip();
            CoderResult result = decoder.decode(bytes, chars, false);
            ascii &= chars.position() == bytes.position();
            if (result.isError()) {
                return ascii ? WINDOWS_1252 : StandardCharsets.UTF_8;
            }
            chars.clear();
            bytes.compact();
            count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        }
        return StandardCharsets.UTF_8;
    }
}

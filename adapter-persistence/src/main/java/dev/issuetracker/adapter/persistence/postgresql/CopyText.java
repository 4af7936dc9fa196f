package dev.issuetracker.adapter.persistence.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Rows in the text format of PostgreSQL's {@code COPY}, with the escapes that the server itself writes: a row that is
 * copied in comes out again as the same bytes.
 */
public final class CopyText {
    private static final byte[] NULL = {'\\', 'N'};

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private boolean rowBegun;

    public CopyText number(long value) {
        return append(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    public CopyText text(String value) {
        return text(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends text that is UTF-8 already. */
    public CopyText text(byte[] utf8) {
        beginField(2 * utf8.length);
        for (byte one : utf8) {
            byte escaped = escaped(one);
            if (escaped != 0) {
                bytes[length++] = '\\';
                bytes[length++] = escaped;
            } else {
                bytes[length++] = one;
            }
        }
        return this;
    }

    public CopyText nothing() {
        return append(NULL);
    }

    public CopyText endRow() {
        reserve(1);
        bytes[length++] = '\n';
        rowBegun = false;
        return this;
    }

    /** What was written since it was last emptied; valid until it is written to again. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    private CopyText append(byte[] plain) {
        beginField(plain.length);
        System.arraycopy(plain, 0, bytes, length, plain.length);
        length += plain.length;
        return this;
    }

    private void beginField(int atMost) {
        reserve(atMost + 1);
        if (rowBegun) {
            bytes[length++] = '\t';
        }
        rowBegun = true;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** The letter that means the character after a backslash; 0 for a character that means itself. */
    private static byte escaped(byte one) {
        return switch (one) {
            case '\\' -> '\\';
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case 0x0b -> 'v';
            default -> 0;
        };
    }
}

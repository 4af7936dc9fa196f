package dev.issuetracker.application.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The passwords that are guessed first. They stay as the bytes of the file: sorted lines with binary search. That takes
 * a tenth of the memory of a set of strings.
 */
final class CommonPasswords {
    private static final String RESOURCE = "common-passwords.txt";

    private final byte[] lines;

    private CommonPasswords(byte[] lines) {
        this.lines = lines;
    }

    /** The list, read when it is first needed. */
    static CommonPasswords shipped() {
        return Shipped.LIST;
    }

    private static final class Shipped {
        static final CommonPasswords LIST = read();

        private static CommonPasswords read() {
            try (InputStream stream = CommonPasswords.class.getResourceAsStream(RESOURCE)) {
                if (stream == null) {
                    throw new IllegalStateException(RESOURCE + " is missing from the jar");
                }
                return new CommonPasswords(stream.readAllBytes());
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }
    }

    /** Whether the list has this, which is in lower case. */
    boolean has(String password) {
        byte[] sought = password.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int start = lineStart((low + high) >>> 1);
            int end = lineEnd(start);
            int order = Arrays.compareUnsigned(sought, 0, sought.length, lines, start, end);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                high = start;
            } else {
                low = end + 1;
            }
        }
        return false;
    }

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && lines[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int start) {
        int end = start;
        while (end < lines.length && lines[end] != '\n') {
            end++;
        }
        return end;
    }
}

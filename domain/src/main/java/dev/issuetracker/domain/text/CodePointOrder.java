package dev.issuetracker.domain.text;

import java.util.Arrays;

/** The order of texts by code point, which every store sorts by. {@link String#compareTo} goes by half surrogates. */
public final class CodePointOrder {
    private CodePointOrder() {}

    /** Less than 0 when the first text comes first, 0 when they are equal, else more than 0. */
    public static int compare(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }
}

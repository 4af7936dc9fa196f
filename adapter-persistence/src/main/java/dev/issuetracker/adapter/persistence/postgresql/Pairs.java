package dev.issuetracker.adapter.persistence.postgresql;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** All characters, and all pairs of neighbours, of some texts. */
final class Pairs {
    private static final int ASCII = 128;

    /** Those of ASCII, which most are, by {@code first * ASCII + second}; a character alone has no first one. */
    private final BitSet ascii = new BitSet(ASCII * ASCII);

    private final Set<String> others = new HashSet<>();

    static Pairs of(String text) {
        return new Pairs().with(text);
    }

    /** Adds those of a text. */
    Pairs with(String text) {
        int before = 0;
        for (int at = 0; at < text.length(); ) {
            int next = text.offsetByCodePoints(at, 1);
            add(text, at, next);
            if (at > 0) {
                add(text, before, next);
            }
            before = at;
            at = next;
        }
        return this;
    }

    private void add(String text, int from, int to) {
        char last = text.charAt(to - 1);
        char first = to - from == 1 ? 0 : text.charAt(from);
        if (last < ASCII && first < ASCII) {
            ascii.set(first * ASCII + last);
        } else {
            others.add(text.substring(from, to));
        }
    }

    /** Each of them. */
    Set<String> all() {
        Set<String> all = new HashSet<>(others);
        ascii.stream()
                .mapToObj(pair -> pair < ASCII
                        ? Character.toString(pair)
                        : Character.toString(pair / ASCII) + (char) (pair % ASCII))
                .forEach(all::add);
        return all;
    }
}

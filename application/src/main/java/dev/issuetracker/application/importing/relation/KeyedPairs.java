package dev.issuetracker.application.importing.relation;

import java.util.Objects;

/**
 * Which links rows name, by hashes of 64 bits as {@link SeenKeys} has keys. Two issues have one link of a type at most,
 * whichever of them it is from.
 */
public final class KeyedPairs {
    private final LongNumbers hashes = new LongNumbers();

    /** Makes one without links. */
    public KeyedPairs() {
        // It grows as links come.
    }

    /** Adds a link; whether none of its type was added between the two issues. */
    public boolean add(KeyedLinks.Waiting each) {
        String own = Objects.requireNonNullElse(each.key(), "");
        String other = each.link().key();
        boolean first = own.compareTo(other) < 0;
        return hashes.add(
                SeenKeys.hash(each.link().relation().type().code(), first ? own : other, first ? other : own));
    }
}

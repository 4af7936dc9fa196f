package dev.issuetracker.adapter.importing.source;

import java.util.Locale;

/** Words of a file, in the form in which they are compared. */
final class Words {
    private Words() {}

    /** A name without the white space around it and without its case. */
    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

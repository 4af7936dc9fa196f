package dev.issuetracker.adapter.importing.markup;

import java.util.List;
import java.util.Locale;

/** Where links lead. */
final class Targets {
    private static final List<String> KNOWN = List.of("http://", "https://", "mailto:", "ftp://");

    private Targets() {}

    /** The target of a link; empty when it leads nowhere outside of its own page, or runs something. */
    static String of(String written) {
        String target = written.strip();
        String lower = target.toLowerCase(Locale.ROOT);
        boolean plain = target.chars().allMatch(c -> c > ' ' && c != '<' && c != '>');
        return plain && KNOWN.stream().anyMatch(lower::startsWith) ? target : "";
    }
}

package dev.issuetracker.adapter.persistence;

import dev.issuetracker.domain.text.CaseFolding;

/** Patterns for {@code LIKE … ESCAPE '!'} on folded text. */
final class LikePattern {
    private LikePattern() {}

    /** Finds the text anywhere, each of its characters standing for itself. */
    static String containing(String text) {
        String literal =
                CaseFolding.fold(text).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return "%" + literal + "%";
    }
}

package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.text.CaseFolding;

/** Whether a text has a keyword. */
final class Keywords {
    private Keywords() {}

    static boolean has(String text, String keyword) {
        boolean wellFormed = keyword.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        return wellFormed && CaseFolding.fold(text).contains(CaseFolding.fold(keyword));
    }
}

package dev.issuetracker.domain.text;

/**
 * What a search by keyword finds. It is for stores that search in Java; every other store gives the same answers. A
 * keyword with half a surrogate pair finds nothing, because a database can neither store nor look for one.
 */
public final class Keywords {
    private Keywords() {}

    /** Whether a text contains the keyword; case does not matter, as {@link CaseFolding} says. */
    public static boolean has(String text, String keyword) {
        boolean wellFormed = keyword.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        return wellFormed && CaseFolding.fold(text).contains(CaseFolding.fold(keyword));
    }
}

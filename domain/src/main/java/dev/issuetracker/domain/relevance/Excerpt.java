package dev.issuetracker.domain.relevance;

import dev.issuetracker.domain.text.CaseFolding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A part of a text, in NFC, with the places of words in it.
 *
 * @param text with an ellipsis where the text goes on
 * @param marks in their order, none within another
 */
public record Excerpt(String text, List<Mark> marks) {
    private static final String MORE = "…";

    /** How much of the text may be before the first word that is shown, as a part of the length. */
    private static final int BEFORE = 4;

    public Excerpt {
        marks = List.copyOf(marks);
    }

    /**
     * The place of a word, counted from 0 in UTF-16 code units.
     *
     * @param to not included
     */
    public record Mark(int from, int to) {}

    /**
     * The part of a text around the best of the places where it has one of the words; empty when it has none.
     *
     * @param words folded
     * @param length the most characters, beside ellipses
     */
    static Optional<Excerpt> of(String text, Collection<String> words, int length) {
        String folded = CaseFolding.fold(text);
        return words.stream()
                .flatMap(word -> Occurrence.of(folded, word).stream())
                .max(Comparator.comparing(Occurrence::fit).thenComparing(Occurrence::from, Comparator.reverseOrder()))
                .map(best -> around(best, CaseFolding.normal(text), folded, words, length));
    }

    /** Folding puts one code point in place of each, so that places are the same when counted in code points. */
    private static Excerpt around(Occurrence best, String normal, String folded, Collection<String> words, int length) {
        int first = Math.min(best.from() - length / BEFORE, folded.length() - length);
        int from = snapped(folded, Math.max(first, 0));
        int to = snapped(folded, Math.min(Math.max(from + length, best.to()), folded.length()));
        int start = place(normal, folded, from);
        String shown = normal.substring(start, place(normal, folded, to));
        String before = from > 0 ? MORE : "";
        String foldedShown = folded.substring(from, to);
        List<Mark> marks = merged(words.stream()
                .flatMap(word -> Occurrence.of(foldedShown, word).stream())
                .map(found -> new Mark(
                        before.length() + place(shown, foldedShown, found.from()),
                        before.length() + place(shown, foldedShown, found.to())))
                .sorted(Comparator.comparingInt(Mark::from))
                .toList());
        return new Excerpt(before + shown + (to < folded.length() ? MORE : ""), marks);
    }

    /** The place, or the one before it when that would part a surrogate pair. */
    private static int snapped(String text, int place) {
        boolean parts = place > 0
                && place < text.length()
                && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
        return parts ? place - 1 : place;
    }

    private static int place(String text, String folded, int place) {
        return text.offsetByCodePoints(0, folded.codePointCount(0, place));
    }

    private static List<Mark> merged(List<Mark> sorted) {
        List<Mark> merged = new ArrayList<>();
        for (Mark mark : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && mark.from() <= merged.get(last).to()) {
                Mark before = merged.get(last);
                merged.set(last, new Mark(before.from(), Math.max(before.to(), mark.to())));
            } else {
                merged.add(mark);
            }
        }
        return merged;
    }
}

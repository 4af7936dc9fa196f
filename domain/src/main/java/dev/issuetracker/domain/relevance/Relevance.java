package dev.issuetracker.domain.relevance;

import dev.issuetracker.domain.issue.FoundText;
import dev.issuetracker.domain.issue.FoundText.CommentText;
import dev.issuetracker.domain.relevance.Occurrence.Fit;
import dev.issuetracker.domain.text.CaseFolding;
import java.util.Comparator;
import java.util.Optional;

/**
 * How well an issue matches words. It is known from the issue alone, so that what others write moves no issue, and it
 * is the same on every store.
 *
 * <p>A word counts most in the title, less in the description, least in a comment; as a whole more than as a beginning;
 * more often more, but less each time; and in a short text more than in a long one. What has a word only inside of
 * others comes after all that has it as a whole or as a beginning.
 */
public final class Relevance {
    private static final long TITLE = 8;
    private static final long DESCRIPTION = 2;
    private static final long COMMENT = 1;

    private static final long WHOLE = 4;
    private static final long BEGINNING = 2;

    /** What a text with very many words says of one of them. */
    private static final long FULL = 1_000;

    /** More than all words can say that are only inside of others. */
    private static final long AS_A_WORD = 1_000_000;

    private static final long SATURATION = 4;
    private static final long CHARACTERS_AS_MUCH_AS_ONE = 64;

    private final SoughtWords words;

    /** The relevance to these words. */
    public Relevance(SoughtWords words) {
        this.words = words;
    }

    /** The place of the issue among others. */
    public Rank rank(FoundText text) {
        long score = 0;
        for (String word : words.inIssue()) {
            score += TITLE * score(text.title(), word) + DESCRIPTION * score(text.description(), word);
        }
        score += best(text).map(this::score).orElse(0L);
        return Rank.of(score, text.createdAt(), text.id());
    }

    /** The comment that matches best, of equal ones the newest; empty when there is none. */
    public Optional<CommentText> best(FoundText text) {
        Comparator<CommentText> worstFirst =
                Comparator.<CommentText>comparingLong(this::score).thenComparingLong(CommentText::id);
        return text.comments().stream().max(worstFirst);
    }

    private long score(CommentText comment) {
        String folded = CaseFolding.fold(comment.body());
        return words.inComments().stream()
                .mapToLong(word -> COMMENT * score(folded, word))
                .sum();
    }

    private static long score(String folded, String word) {
        long asWord = 0;
        long inside = 0;
        for (Occurrence occurrence : Occurrence.of(folded, word)) {
            if (occurrence.fit() == Fit.INSIDE) {
                inside++;
            } else {
                asWord += occurrence.fit() == Fit.WHOLE ? WHOLE : BEGINNING;
            }
        }
        long enough = SATURATION + folded.length() / CHARACTERS_AS_MUCH_AS_ONE;
        return AS_A_WORD * (FULL * asWord / (asWord + enough)) + FULL * inside / (inside + enough);
    }
}

package dev.issuetracker.benchmarks.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts made of invented words that are as frequent as words are, and of a few real ones to search for. */
final class Words {
    /** In nearly every issue. */
    static final String COMMON = "the";

    /** In one issue of about sixty. */
    static final String OCCASIONAL = "timeout";

    /** In one issue of a hundred thousand. */
    static final String RARE = "quokka";

    private static final int VOCABULARY = 5_000;
    private static final int OCCASIONAL_ONE_OF = 60;
    private static final List<String> SYLLABLES = List.of(
            "ba", "co", "der", "fi", "gul", "hen", "ir", "jo", "kal", "lum", "mo", "nis", "or", "pet", "ra", "sun");

    private final Zipf ranks = new Zipf(VOCABULARY);
    private final List<String> words = new ArrayList<>(VOCABULARY);

    Words() {
        Random random = new Random(1);
        words.add(COMMON);
        while (words.size() < VOCABULARY) {
            words.add(IntStream.range(0, 2 + random.nextInt(2))
                    .mapToObj(i -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                    .collect(Collectors.joining()));
        }
    }

    String text(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> words.get(ranks.draw(random)))
                .collect(Collectors.joining(" "));
    }

    /** The description of an issue. */
    String description(Random random, int number) {
        String text = text(random, 12 + random.nextInt(25));
        if (random.nextInt(OCCASIONAL_ONE_OF) == 0) {
            text += " " + OCCASIONAL;
        }
        return number % 100_000 == 7 ? text + " " + RARE : text;
    }
}

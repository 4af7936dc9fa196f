package dev.issuetracker.benchmarks.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An issue with five versions: it was created, assigned, begun, and its title was changed; at last it was resolved or
 * assigned anew. Every number gives always the same issue.
 *
 * @param versionTimes when each version was made, in microseconds
 * @param assignee null for nobody
 * @param priority the number of an option of the field Priority; null without one
 * @param dueDay in days since 1970; null without a due date
 */
record SampleIssue(
        long id,
        String title,
        String firstTitle,
        String description,
        boolean resolved,
        @Nullable Long assignee,
        long creator,
        List<Long> versionTimes,
        List<Long> labels,
        List<String> comments,
        @Nullable Integer priority,
        @Nullable Long dueDay) {
    static final int ACCOUNTS = 1_000;
    static final int LABELS = 40;
    static final int PRIORITIES = 4;
    static final int VERSIONS = 5;

    /** 2024-11-01T00:00:00Z, when the first issue is created; the last is created two years later. */
    private static final long BEGIN = 1_730_419_200_000_000L;

    private static final long SPAN = 2L * 365 * 86_400_000_000L;
    private static final long HOUR = 3_600_000_000L;

    boolean begun() {
        return !resolved && id % 3 == 0;
    }

    String status() {
        return resolved ? "resolved" : begun() ? "in_progress" : "open";
    }

    long createdAt() {
        return versionTimes.get(0);
    }

    long updatedAt() {
        return versionTimes.get(VERSIONS - 1);
    }

    /** Makes issues. */
    static final class Source {
        private final Words words = new Words();
        private final Zipf people = new Zipf(ACCOUNTS);
        private final Zipf labels = new Zipf(LABELS);
        private final int total;

        /** @param total how many issues there are altogether */
        Source(int total) {
            this.total = total;
        }

        SampleIssue issue(int number) {
            Random random = new Random(number);
            String title = words.text(random, 4 + random.nextInt(5));
            return new SampleIssue(
                    number + 1L,
                    title,
                    title + " " + words.text(random, 1),
                    words.description(random, number),
                    random.nextInt(10) < 6,
                    random.nextInt(10) == 0 ? null : 1L + people.draw(random),
                    1L + people.draw(random),
                    times(random, number),
                    labels(random),
                    comments(random),
                    random.nextBoolean() ? random.nextInt(PRIORITIES) : null,
                    random.nextInt(4) == 0 ? 20_000L + random.nextInt(1_000) : null);
        }

        private List<Long> times(Random random, int number) {
            List<Long> times = new ArrayList<>(VERSIONS);
            long time = BEGIN + SPAN / total * number;
            for (int i = 0; i < VERSIONS; i++) {
                times.add(time);
                time += 1 + (long) (HOUR * 48 * -Math.log(1 - random.nextDouble()));
            }
            return times;
        }

        private List<Long> labels(Random random) {
            TreeSet<Long> drawn = new TreeSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                drawn.add(1L + labels.draw(random));
            }
            return List.copyOf(drawn);
        }

        private List<String> comments(Random random) {
            List<String> comments = new ArrayList<>();
            for (int i = random.nextInt(7); i > 0; i--) {
                comments.add(words.text(random, 5 + random.nextInt(20)));
            }
            return comments;
        }
    }
}

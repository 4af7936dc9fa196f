package dev.issuetracker.benchmarks.sample;

import java.util.Arrays;
import java.util.Random;

/** Draws ranks from 0 on: the first is twice as frequent as the second, three times as the third, and so on. */
final class Zipf {
    private final double[] cumulated;

    Zipf(int ranks) {
        cumulated = new double[ranks];
        double sum = 0;
        for (int i = 0; i < ranks; i++) {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }
    }

    int draw(Random random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
        return Math.min(found < 0 ? -found - 1 : found, cumulated.length - 1);
    }
}

package dev.issuetracker.benchmarks.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of one thing, in milliseconds. */
final class Times {
    private final List<Double> sorted = new ArrayList<>();

    void add(double time) {
        sorted.add(time);
        Collections.sort(sorted);
    }

    double median() {
        return sorted.get(sorted.size() / 2);
    }

    /** The time that 95 of 100 do not exceed. */
    double percentile95() {
        return sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1);
    }
}

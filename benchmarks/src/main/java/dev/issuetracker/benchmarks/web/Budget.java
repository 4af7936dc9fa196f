package dev.issuetracker.benchmarks.web;

import java.util.Locale;

/**
 * What something may cost at most, and what it did cost.
 *
 * @param what what was measured
 * @param most the largest value that holds
 * @param unit of both values; empty for a number of things
 */
record Budget(String what, double most, double measured, String unit) {
    boolean holds() {
        return measured <= most;
    }

    static String head() {
        return String.format(Locale.ROOT, "%-62s %10s %10s  %s", "what", "budget", "measured", "holds");
    }

    String line() {
        return String.format(
                Locale.ROOT, "%-62s %10s %10s  %s", what, value(most), value(measured), holds() ? "yes" : "NO");
    }

    private String value(double value) {
        String number = switch (unit) {
            case "" -> String.format(Locale.ROOT, value < 1 && value > 0 ? "%.3f" : "%.0f", value);
            case "ms" -> String.format(Locale.ROOT, "%.0f", value);
            default -> String.format(Locale.ROOT, "%.1f", value);
        };
        return unit.isEmpty() ? number : number + " " + unit;
    }
}

package dev.issuetracker.benchmarks.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The list, opened by a browser that has never seen the tracker, and opened again. */
final class FirstView {
    private static final double BYTES_PER_KB = 1000;

    private final Times lists;
    private final Times cold = new Times();
    private final Times warm = new Times();
    private double bytes;
    private double germanBytes;
    private int requests;
    private double shift;

    /**
     * Prepares.
     *
     * @param lists where the times of answers are noted
     */
    FirstView(Times lists) {
        this.lists = lists;
    }

    /** Opens the list in a new browser, and once more. */
    void open(Visitor visitor) {
        visitor.open("/");
        double shown = visitor.firstRow();
        cold.add(shown);
        List<JsonNode> all = before(shown, visitor);
        requests = Math.max(requests, all.size());
        bytes = Math.max(bytes, bytes(all));
        note(visitor);
        visitor.open("/");
        warm.add(visitor.firstRow());
        note(visitor);
    }

    /** Opens the list in a new browser that has chosen German. */
    void openInGerman(Visitor visitor) {
        visitor.choose("de").open("/");
        germanBytes = bytes(before(visitor.firstRow(), visitor));
    }

    /** What was asked for before the first row was shown; what is loaded later is loaded in advance. */
    private static List<JsonNode> before(double shown, Visitor visitor) {
        return visitor.requests("/").stream()
                .filter(entry -> entry.path("startTime").asDouble() <= shown)
                .toList();
    }

    private static double bytes(List<JsonNode> requests) {
        return requests.stream()
                .mapToDouble(entry -> entry.path("transferSize").asDouble())
                .sum();
    }

    private void note(Visitor visitor) {
        shift = Math.max(shift, visitor.shift());
        visitor.noteLists(lists);
    }

    List<Budget> budgets() {
        return List.of(
                new Budget("first view: over the wire", 100, bytes / BYTES_PER_KB, "kB"),
                new Budget("first view in German: over the wire", 100, germanBytes / BYTES_PER_KB, "kB"),
                new Budget("first view: requests", 45, requests, ""),
                new Budget("first view: interactive, cold browser (median)", 1000, cold.median(), "ms"),
                new Budget("first view: interactive, warm browser (median)", 1000, warm.median(), "ms"),
                new Budget("first view: layout shift", 0.02, shift, ""));
    }
}

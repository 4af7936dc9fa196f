package dev.issuetracker.benchmarks.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.browser.Browser;
import java.util.List;
import java.util.Map;

/** A list that is scrolled row by row as far as it goes. */
final class Scrolling {
    private static final int MOST_HELD = 100;
    private static final int NOT_MODIFIED = 304;
    /** What an issue that was scrolled past may hold in memory. */
    private static final double KB_A_ROW = 1;

    private static final double BYTES_PER_MB = 1_000_000;
    /** How many rows are scrolled by one command, which a browser gives half a minute. */
    private static final int STEP = 200;
    /**
     * Scrolls half a screen a picture until a row is reached, or no row has come for a while; how many rows there are.
     */
    private static final String SCROLL = """
            const [row, done] = arguments;
            const scroller = document.querySelector('.rows');
            const height = document.querySelector('.row').getBoundingClientRect().height;
            let still = 0;
            const step = () => {
              const before = scroller.scrollTop;
              scroller.scrollTop += scroller.clientHeight / 2;
              still = scroller.scrollTop === before ? still + 1 : 0;
              if (scroller.scrollTop / height >= row || still > 300) {
                done(Math.round(scroller.scrollHeight / height));
              } else {
                requestAnimationFrame(step);
              }
            };
            requestAnimationFrame(step);
            """;

    private final Times lists;
    private final int wanted;
    private final Times longestTasks = new Times();
    private int rows;
    private double shift;
    private int held;
    private int again;
    private double memory;

    /**
     * Prepares.
     *
     * @param lists where the times of answers are noted
     * @param wanted how many rows to scroll; fewer when the list has fewer
     */
    Scrolling(Times lists, int wanted) {
        this.lists = lists;
        this.wanted = wanted;
    }

    void scroll(Visitor visitor) {
        Browser browser = visitor.open("/?status=all&sort=id");
        visitor.firstRow();
        visitor.longestTask();
        double before = metric(visitor, "JSHeapUsedSize");
        browser.run("performance.setResourceTimingBufferSize(100000)");
        rows = scroll(browser);
        longestTasks.add(visitor.longestTask());
        visitor.noteLists(lists);
        shift = Math.max(shift, visitor.shift());
        held = Math.max(
                held,
                browser.run("return document.querySelectorAll('.row').length").asInt());
        again = Math.max(again, again(visitor));
        memory = Math.max(memory, metric(visitor, "JSHeapUsedSize") - before);
    }

    /** How often a page came that had come before; the list also looks from time to time whether one has changed. */
    private static int again(Visitor visitor) {
        List<String> pages = visitor.requests("/issues").stream()
                .filter(entry -> entry.path("responseStatus").asInt() != NOT_MODIFIED)
                .map(entry -> entry.path("name").asText())
                .filter(name -> name.contains("cursor="))
                .toList();
        return pages.size() - (int) pages.stream().distinct().count();
    }

    private int scroll(Browser browser) {
        int found = 0;
        for (int row = STEP; row <= wanted; row += STEP) {
            found = browser.runLater(SCROLL, row).asInt();
            if (found < row) {
                break;
            }
        }
        return Math.min(found, wanted);
    }

    /** A figure of the browser, after it has collected what is not used any longer. */
    private static double metric(Visitor visitor, String name) {
        visitor.browser().command("HeapProfiler.collectGarbage", Map.of());
        visitor.browser().command("Performance.enable", Map.of());
        for (JsonNode metric :
                visitor.browser().command("Performance.getMetrics", Map.of()).path("metrics")) {
            if (metric.path("name").asText().equals(name)) {
                return metric.path("value").asDouble();
            }
        }
        throw new IllegalStateException("the browser has no figure " + name);
    }

    List<Budget> budgets() {
        String what = rows + " rows scrolled: ";
        return List.of(
                new Budget(what + "longest task (median)", 50, longestTasks.median(), "ms"),
                new Budget(what + "layout shift", 0.02, shift, ""),
                new Budget(what + "rows held in the page", MOST_HELD, held, ""),
                new Budget(what + "pages that came again", 0, again, ""),
                new Budget(what + "more memory than before", 2 + rows * KB_A_ROW / 1000, memory / BYTES_PER_MB, "MB"));
    }
}

package dev.issuetracker.benchmarks.web;

import dev.issuetracker.benchmarks.Client;
import dev.issuetracker.browser.Browser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the web interface keeps its budgets; see the README beside this module. */
public final class WebBudgets {
    private static final int COLD_BROWSERS = 5;
    private static final int SCROLLS = 3;
    private static final String ROWS = "5000";

    private WebBudgets() {}

    /** Prints a table, and exits with 1 when a budget is broken: URL, and how many rows are scrolled. */
    public static void main(String[] arguments) {
        if (!Browser.installed()) {
            System.err.println("Chromium is not installed (packages chromium-headless-shell, chromium-driver).");
            System.exit(2);
        }
        String url = arguments[0];
        int rows = Integer.parseInt(arguments.length > 1 ? arguments[1] : ROWS);
        Client client = Client.signedUp(url, "budgets" + Instant.now().toEpochMilli());
        boolean hold = measure(url, client, rows);
        System.exit(hold ? 0 : 1);
    }

    private static boolean measure(String url, Client client, int rows) {
        List<String> said = new ArrayList<>();
        Times lists = new Times();
        FirstView firstView = new FirstView(lists);
        Interactions interactions = new Interactions();
        Scrolling scrolling = new Scrolling(lists, rows);
        Accessibility accessibility = new Accessibility();
        for (int i = 0; i < COLD_BROWSERS; i++) {
            try (Visitor visitor = new Visitor(url, client.token())) {
                firstView.open(visitor);
                interactions.use(visitor);
                if (i < SCROLLS) {
                    scrolling.scroll(visitor);
                }
                if (i == 0) {
                    accessibility.look(visitor, "/issues/" + anIssue(client));
                }
                said.addAll(visitor.console());
            }
        }
        try (Visitor visitor = new Visitor(url, client.token())) {
            firstView.openInGerman(visitor);
            said.addAll(visitor.console());
        }
        List<Budget> budgets = new ArrayList<>(firstView.budgets());
        budgets.add(new Budget("list answer (median)", 50, lists.median(), "ms"));
        budgets.addAll(interactions.budgets());
        budgets.addAll(scrolling.budgets());
        budgets.add(accessibility.budget());
        budgets.add(new Budget("errors in the console", 0, said.size(), ""));
        System.out.println(Budget.head());
        budgets.forEach(budget -> System.out.println(budget.line()));
        accessibility.violations().forEach(System.out::println);
        said.forEach(System.out::println);
        return budgets.stream().allMatch(Budget::holds);
    }

    private static long anIssue(Client client) {
        return client.call("GET", "/issues?limit=1&sort=id", Map.of())
                .body()
                .path("results")
                .path(0)
                .path("id")
                .asLong();
    }
}

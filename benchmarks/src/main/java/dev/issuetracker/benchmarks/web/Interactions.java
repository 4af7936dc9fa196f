package dev.issuetracker.benchmarks.web;

import java.util.List;

/** What is done all day, from the key that is pressed to the picture that shows it. */
final class Interactions {
    private static final int ROUNDS = 10;
    private static final double MOST = 100;

    private final Times firstOpened = new Times();
    private final Times opened = new Times();
    private final Times back = new Times();
    private final Times menus = new Times();

    /** Opens issues of the list that is shown, and returns; opens menus over it. */
    void use(Visitor visitor) {
        for (int round = 0; round < ROUNDS; round++) {
            visitor.browser().press("j").await(".row.focused a:focus");
            double time = visitor.press("o", "article h1");
            (round == 0 ? firstOpened : opened).add(time);
            back.add(visitor.press("u", ".row.focused"));
            menus.add(visitor.press("s", ".picker li"));
            visitor.browser().press("Escape").awaitNo(".picker");
            menus.add(visitor.press("Control+k", ".picker li"));
            visitor.browser().press("Escape").awaitNo(".picker");
            menus.add(visitor.press("x", ".bulk"));
            visitor.browser().press("Escape").awaitNo(".bulk");
        }
    }

    List<Budget> budgets() {
        return List.of(
                new Budget("first issue opened, its screen shown (median)", MOST, firstOpened.median(), "ms"),
                new Budget("next issue opened, its screen shown (95 %)", MOST, opened.percentile95(), "ms"),
                new Budget("back to the list, at the same place (95 %)", MOST, back.percentile95(), "ms"),
                new Budget("menu of statuses, all commands, selection (95 %)", MOST, menus.percentile95(), "ms"));
    }
}

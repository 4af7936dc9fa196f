package dev.issuetracker.benchmarks.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every screen in both themes, looked through by axe. */
final class Accessibility {
    private static final String AXE = Visitor.resource("/axe.min.js");
    private static final String VIOLATIONS = "const done = arguments[0];"
            + "axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations"
            + ".flatMap(violation => violation.nodes.map(node => violation.id + ': ' + node.html.slice(0, 200)))))";
    /** The paths of screens, with what is there once they have loaded. */
    private static final Map<String, String> SCREENS = Map.of(
            "/", ".row",
            "/board", ".card-issue",
            "/new", ".create",
            "/reports", ".chart canvas",
            "/import", ".drop",
            "/settings", ".entries li",
            "/docs", ".operation");

    private final List<String> violations = new ArrayList<>();

    void look(Visitor visitor, String issue) {
        for (String colours : List.of("light", "dark")) {
            visitor.browser().prefer(colours);
            SCREENS.forEach((path, ready) -> look(visitor, path, ready));
            look(visitor, issue, "article h1");
        }
    }

    private void look(Visitor visitor, String path, String ready) {
        visitor.open(path).await(ready).run(AXE);
        for (JsonNode violation : visitor.browser().runLater(VIOLATIONS)) {
            violations.add(path + " " + violation.asText());
        }
    }

    List<String> violations() {
        return violations;
    }

    Budget budget() {
        int screens = SCREENS.size() + 1;
        return new Budget(
                "violations that axe finds on " + screens + " screens in both themes", 0, violations.size(), "");
    }
}

package dev.issuetracker.http.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.browser.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a screen reader is given: the roles and names that the browser makes of what is shown. */
record AccessibilityTree(List<Part> parts) {
    private static final Set<String> CONTROLS = Set.of(
            "button",
            "checkbox",
            "combobox",
            "dialog",
            "link",
            "listbox",
            "option",
            "radio",
            "searchbox",
            "textbox",
            "DisclosureTriangle");

    /**
     * One thing of the tree.
     *
     * @param name empty when it has none
     */
    record Part(String role, String name) {
        @Override
        public String toString() {
            return name.isEmpty() ? role : role + " " + name;
        }
    }

    /** The tree of what a browser shows now. */
    static AccessibilityTree of(Browser browser) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode node :
                browser.command("Accessibility.getFullAXTree", Map.of()).path("nodes")) {
            if (!node.path("ignored").asBoolean()) {
                parts.add(new Part(
                        node.path("role").path("value").asText(),
                        node.path("name").path("value").asText().strip()));
            }
        }
        return new AccessibilityTree(List.copyOf(parts));
    }

    /** The controls without a name. */
    List<Part> nameless() {
        return parts.stream()
                .filter(part -> CONTROLS.contains(part.role()) && part.name().isEmpty())
                .toList();
    }

    /** Every part as {@code role name}. */
    List<String> texts() {
        return parts.stream().map(Part::toString).toList();
    }
}

package dev.issuetracker.adapter.importing.xlsx;

import java.util.LinkedHashMap;
import java.util.Map;
import org.xml.sax.Attributes;

/** A part that tells which other parts one part refers to. */
final class LinksHandler extends SafeHandler {
    /** A reference: what the other part is, and where. */
    record Link(String type, String target) {}

    private final Map<String, Link> links = new LinkedHashMap<>();

    @Override
    void begin(String name, Attributes attributes) {
        String id = attributes.getValue("Id");
        String type = attributes.getValue("Type");
        String target = attributes.getValue("Target");
        boolean inside = !"External".equals(attributes.getValue("TargetMode"));
        if (name.equals("Relationship") && inside && id != null && type != null && target != null) {
            links.putIfAbsent(id, new Link(type, target));
        }
    }

    /** The links to parts of the same workbook, by their ids. */
    Map<String, Link> links() {
        return links;
    }
}

package dev.issuetracker.adapter.importing.xlsx;

import dev.issuetracker.adapter.importing.file.FileExceptions;
import dev.issuetracker.adapter.importing.file.Limits;
import dev.issuetracker.adapter.importing.xlsx.LinksHandler.Link;
import dev.issuetracker.adapter.importing.zip.CheckedZip;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * Finds the parts of a workbook by what the links between them say they are, in either dialect of the format. Only what
 * leads to the rows is looked at: whatever else lies in the archive, or is missing from it, does not matter.
 */
final class WorkbookParts {
    static final String DAMAGED =
            "The file is not a workbook, or is damaged; open it in your spreadsheet program, save it as .xlsx"
                    + " and send that.";

    private final CheckedZip zip;
    private final Limits limits;
    private final String workbook;
    private final Map<String, Link> links;

    private WorkbookParts(CheckedZip zip, Limits limits, String workbook, Map<String, Link> links) {
        this.zip = zip;
        this.limits = limits;
        this.workbook = workbook;
        this.links = links;
    }

    /** Finds the part that lists the sheets, and what it refers to. */
    static WorkbookParts open(CheckedZip zip, Limits limits) throws IOException, SAXException {
        // Says nothing that the links do not say, but every workbook has it.
        read(zip, "[content_types].xml", new Unheeded(), limits);
        LinksHandler roots = new LinksHandler();
        read(zip, "_rels/.rels", roots, limits);
        Link root = related(roots.links(), "/officeDocument");
        if (root == null) {
            throw FileExceptions.unreadable(DAMAGED);
        }
        String workbook = resolve("", root.target());
        int name = workbook.lastIndexOf('/') + 1;
        LinksHandler links = new LinksHandler();
        read(zip, workbook.substring(0, name) + "_rels/" + workbook.substring(name) + ".rels", links, limits);
        return new WorkbookParts(zip, limits, workbook, links.links());
    }

    void readWorkbook(SafeHandler handler) throws IOException, SAXException {
        read(zip, workbook, handler, limits);
    }

    boolean isWorksheet(String id) {
        Link link = links.get(id);
        return link != null && link.type().endsWith("/worksheet");
    }

    void readSheet(String id, SafeHandler handler) throws IOException, SAXException {
        read(zip, resolve(workbook, Objects.requireNonNull(links.get(id)).target()), handler, limits);
    }

    /** Reads the part of a type; nothing when there is none. */
    void readIfPresent(String type, SafeHandler handler) throws IOException, SAXException {
        Link link = related(links, type);
        if (link != null && zip.has(resolve(workbook, link.target()))) {
            read(zip, resolve(workbook, link.target()), handler, limits);
        }
    }

    private static void read(CheckedZip zip, String part, SafeHandler handler, Limits limits)
            throws IOException, SAXException {
        if (!zip.has(part)) {
            throw FileExceptions.unreadable(DAMAGED);
        }
        PartXml.parse(zip.part(part), handler, limits);
    }

    private static @Nullable Link related(Map<String, Link> links, String type) {
        return links.values().stream()
                .filter(link -> link.type().endsWith(type))
                .findFirst()
                .orElse(null);
    }

    /** The name of the part that a link of another part leads to. */
    static String resolve(String from, String target) {
        String path = unescaped(target.replace('\\', '/'));
        Deque<String> steps = new ArrayDeque<>();
        String base = path.startsWith("/") ? "" : from.substring(0, from.lastIndexOf('/') + 1);
        for (String step : (base + path).split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /** Links write blanks and the like as percent signs and two digits. */
    private static String unescaped(String target) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '%' && i + 2 < target.length()) {
                int high = Character.digit(target.charAt(i + 1), 16);
                int low = Character.digit(target.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    plain.append((char) (high * 16 + low));
                    i += 2;
                    continue;
                }
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static final class Unheeded extends SafeHandler {
        @Override
        void begin(String name, Attributes attributes) {
            // Whether the part is well-formed is all there is to know.
        }
    }
}

package dev.issuetracker.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A library as a bill of materials describes it.
 *
 * @param licenses one of which may be chosen; by SPDX id, or by name where they have none
 */
record Library(String group, String name, String version, List<String> licenses) {
    /** Those that let a program under Apache-2.0 hold the library and be given away. */
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "Bouncy Castle Licence", "CC0-1.0", "EPL-2.0", "MIT");

    /** Those that require their text, which names whose work it is, beside every copy. */
    private static final Set<String> WITH_TEXT = Set.of("BSD-2-Clause", "BSD-3-Clause", "Bouncy Castle Licence", "MIT");

    /** Where the text of a licence leaves a choice of which the POM names only one. */
    private static final Map<String, String> ALSO = Map.of("dompurify", "Apache-2.0");

    /** All on a bill but our own. */
    static List<Library> on(JsonNode bill) {
        List<Library> libraries = new ArrayList<>();
        for (JsonNode component : bill.path("components")) {
            List<String> licenses = new ArrayList<>();
            for (JsonNode choice : component.path("licenses")) {
                JsonNode license = choice.path("license");
                licenses.add(license.path("id")
                        .asText(license.path("name")
                                .asText(choice.path("expression").asText())));
            }
            String name = component.path("name").asText();
            if (ALSO.containsKey(name)) {
                licenses.add(ALSO.get(name));
            }
            String group = component.path("group").asText();
            if (!group.equals("dev.issuetracker")) {
                libraries.add(new Library(group, name, component.path("version").asText(), licenses));
            }
        }
        return libraries;
    }

    String jar() {
        return name + "-" + version + ".jar";
    }

    boolean allowed() {
        return licenses.stream().anyMatch(ALLOWED::contains);
    }

    boolean wantsItsText() {
        return WITH_TEXT.containsAll(licenses);
    }

    /** Whether a file of the runnable jar is this library's licence. */
    boolean isText(String file) {
        return file.matches(
                "META-INF/licenses/(\\Q" + name + "-" + version + "-jar\\E|\\Q" + group + "\\E)/.*LICENSE.*");
    }
}

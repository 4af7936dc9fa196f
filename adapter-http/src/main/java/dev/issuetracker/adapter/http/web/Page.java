package dev.issuetracker.adapter.http.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.issuetracker.adapter.http.wire.Json;
import dev.issuetracker.adapter.http.wire.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The page in which the interface runs. It holds no data, so that it is the same for everybody.
 *
 * @param html the page
 * @param policy its content security policy
 */
record Page(String html, String policy) {
    /**
     * A page that loads a screen first.
     *
     * @param prefix the path below which the client sees the tracker; empty for the root
     * @param screen the module of the screen
     * @param images the origins from which images are shown that texts refer to
     */
    static Page of(Assets assets, String prefix, String screen, List<String> images) {
        String folder = prefix + WebRoutes.FOLDER + assets.version() + "/";
        String importMap = importMap(folder);
        StringBuilder preloads = new StringBuilder();
        for (String module : firstModules(assets, screen)) {
            preloads.append("<link rel=\"modulepreload\" href=\"" + folder + module + "\">\n");
        }
        String html = """
                <!doctype html>
                <html lang="en" data-base="%1$s/"%6$s>
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
                <meta name="color-scheme" content="light dark">
                <title>Issue Tracker</title>
                <link rel="icon" href="%2$sicon.svg" type="image/svg+xml">
                <script type="importmap">%3$s</script>
                <script src="%2$searly.js"></script>
                <link rel="stylesheet" href="%2$sstyle.css">
                <link rel="stylesheet" href="%2$sprint.css" media="print">
                %4$s<script type="module" src="%2$s%5$s"></script>
                </head>
                <body>
                <div id="app"></div>
                <noscript>The interface needs JavaScript. Programs use the API: %1$s/openapi.json</noscript>
                </body>
                </html>
                """.formatted(prefix, folder, importMap, preloads, Assets.MAIN, named(images));
        return new Page(html, policy(importMap, images));
    }

    /** An origin has no character that would end an attribute. */
    private static String named(List<String> images) {
        return images.isEmpty() ? "" : " data-images=\"" + String.join(" ", images) + "\"";
    }

    private static Set<String> firstModules(Assets assets, String screen) {
        Set<String> modules = new LinkedHashSet<>();
        modules.add(WebLibrary.PREACT.asset());
        modules.add(WebLibrary.PREACT_HOOKS.asset());
        modules.add(WebLibrary.HTM.asset());
        modules.addAll(assets.neededBy(Assets.MAIN));
        modules.addAll(assets.neededBy(screen));
        return modules;
    }

    private static String importMap(String folder) {
        ObjectNode map = Json.MAPPER.createObjectNode();
        ObjectNode imports = map.putObject("imports");
        new TreeMap<>(WebLibrary.bySpecifier()).forEach((name, asset) -> imports.put(name, folder + asset));
        return map.toString();
    }

    /**
     * Nothing from other hosts but images that are allowed, no script in the page itself but the import map, no HTML
     * that was not sanitised.
     */
    private static String policy(String importMap, List<String> images) {
        String pictures = images.stream().map(origin -> " " + origin).collect(Collectors.joining());
        return "default-src 'self'; script-src 'self' 'sha256-" + sha256(importMap) + "'; img-src 'self' data:"
                + pictures + ";"
                + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                + " require-trusted-types-for 'script'; trusted-types dompurify";
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}

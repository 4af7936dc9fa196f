package dev.issuetracker.adapter.http.web;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Modules and styles of libraries of the web interface, as their jars have them. The versions are those of the
 * dependencies.
 */
enum WebLibrary {
    PREACT("preact", "webjars/preact/10.27.2/dist/preact.module.js"),
    PREACT_HOOKS("preact/hooks", "webjars/preact/10.27.2/hooks/dist/hooks.module.js"),
    HTM("htm", "_static/htm/3.1.1/dist/htm.module.js"),
    MARKED("marked", "webjars/marked/17.0.1/lib/marked.esm.js"),
    DOMPURIFY("dompurify", "webjars/dompurify/3.3.1/dist/purify.es.mjs"),
    UPLOT("uplot", "webjars/uplot/1.6.30/dist/uPlot.esm.js"),
    UPLOT_STYLE("uplot.css", "webjars/uplot/1.6.30/dist/uPlot.min.css");

    private static final String STYLE = ".css";

    private final String specifier;
    private final String resource;

    WebLibrary(String specifier, String resource) {
        this.specifier = specifier;
        this.resource = "/META-INF/resources/" + resource;
    }

    /** The name of the asset. */
    String asset() {
        return isModule() ? specifier.replace('/', '-') + ".js" : specifier;
    }

    private boolean isModule() {
        return !specifier.endsWith(STYLE);
    }

    /** Its bytes, as the jar has them. */
    byte[] bytes() {
        return Asset.read(resource);
    }

    /** The assets by the names under which modules import them. */
    static Map<String, String> bySpecifier() {
        return Arrays.stream(values())
                .filter(WebLibrary::isModule)
                .collect(Collectors.toMap(library -> library.specifier, WebLibrary::asset));
    }
}

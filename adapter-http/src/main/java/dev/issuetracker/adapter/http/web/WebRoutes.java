package dev.issuetracker.adapter.http.web;

import dev.issuetracker.adapter.http.problem.Problem;
import dev.issuetracker.adapter.http.problem.ProblemException;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Gzip;
import dev.issuetracker.adapter.http.wire.Links;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of the web interface and the files that they load. */
public final class WebRoutes {
    /** Below it are the files, in a folder for each version. */
    static final String FOLDER = "/web/";

    private static final String LIST = "list.js";
    /** The sections of the settings; without one they show the own account. */
    private static final List<String> SETTINGS =
            List.of("labels", "fields", "people", "imports", "webhooks", "audit", "backup");
    /** Paths of the API at which people look for a screen, with the screen that they mean. */
    private static final Map<String, String> ENTRANCES = Map.of("/signin", "/#signin", "/signup", "/#signup");
    /** The paths of screens, with the module that shows each. */
    private static final Map<String, String> SCREENS = screens();

    private static Map<String, String> screens() {
        Map<String, String> screens = new LinkedHashMap<>();
        screens.put("/", LIST);
        screens.put("/issues", LIST);
        screens.put("/issues/{id}", "issue.js");
        screens.put("/new", "create.js");
        screens.put("/board", "board.js");
        screens.put("/reports", "reports.js");
        screens.put("/import", "import.js");
        screens.put("/settings", "settings.js");
        SETTINGS.forEach(section -> screens.put("/settings/" + section, "settings.js"));
        screens.put("/docs", "docs.js");
        screens.put("/join", "entrance.js");
        return screens;
    }

    private final List<String> images;
    /** Read when the first page is asked for, because it would delay the start. */
    private @Nullable Assets read;

    /** @param images the origins from which images are shown that texts refer to */
    public WebRoutes(List<String> images) {
        this.images = images;
    }

    private synchronized Assets assets() {
        Assets assets = read;
        if (assets == null) {
            assets = new Assets();
            read = assets;
        }
        return assets;
    }

    /** Adds the pages, after all routes of the API. */
    public void register(Routes routes) {
        ENTRANCES.forEach((path, screen) ->
                routes.page(path, ctx -> ctx.status(303).header("Location", Links.path(ctx, screen))));
        SCREENS.forEach((template, screen) -> routes.page(template, ctx -> show(ctx, 200, screen)));
        routes.page(FOLDER + "{version}/{file}", this::file);
    }

    /**
     * Shows a browser that nothing is at a path, or nothing that can be read.
     *
     * @return whether it was a browser that asked, and is answered
     */
    public boolean answersMissing(Context ctx, Problem problem) {
        boolean missing = problem.status() == 404 || problem.status() == 405;
        if (!missing || !reads(ctx) || !Routes.wantsPage(ctx)) {
            return false;
        }
        problem.headers().forEach(ctx::header);
        show(ctx, problem.status(), LIST);
        return true;
    }

    private static boolean reads(Context ctx) {
        return ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD);
    }

    private void show(Context ctx, int status, String screen) {
        Page page = Page.of(assets(), Links.prefix(ctx), screen, images);
        ctx.status(status)
                .header("Content-Security-Policy", page.policy())
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-cache")
                .contentType("text/html; charset=utf-8")
                .result(page.html());
    }

    private void file(Context ctx) {
        Asset asset = assets().find(ctx.pathParam("file"))
                .filter(any -> ctx.pathParam("version").equals(assets().version()))
                .orElseThrow(() -> ProblemException.routeNotFound(ctx.req().getRequestURI()));
        ctx.header("Cache-Control", "public, max-age=31536000, immutable").contentType(asset.mediaType());
        if (Gzip.isTaken(ctx)) {
            Gzip.say(ctx);
            ctx.result(asset.compressed());
        } else {
            ctx.result(asset.plain());
        }
    }
}

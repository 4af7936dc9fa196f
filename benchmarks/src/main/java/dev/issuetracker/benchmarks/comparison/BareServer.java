package dev.issuetracker.benchmarks.comparison;

import io.javalin.Javalin;
import java.net.URI;
import java.util.Map;

/** Javalin and nothing else: answers paths with the bytes that the tracker answered them with. */
final class BareServer implements AutoCloseable {
    private final Javalin javalin;

    BareServer(Map<String, String> answers) {
        this.javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/*", context -> {
                        context.contentType("application/json");
                        context.result(answers.getOrDefault(context.path(), ""));
                    });
                })
                .start("127.0.0.1", 0);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + javalin.port());
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

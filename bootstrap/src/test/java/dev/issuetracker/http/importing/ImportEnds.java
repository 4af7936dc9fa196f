package dev.issuetracker.http.importing;

import dev.issuetracker.domain.Await;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import java.util.Set;

/** Waits for imports that run while nobody waits. */
final class ImportEnds {
    private static final Set<String> OPEN = Set.of("queued", "running");

    private ImportEnds() {}

    /** What is said of an import once it has ended. */
    static Answer of(Api api, String path) {
        return Await.answer(() -> api.get(path).expect(200), job -> !OPEN.contains(job.text("/state")));
    }
}

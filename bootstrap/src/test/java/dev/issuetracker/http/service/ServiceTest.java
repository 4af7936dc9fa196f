package dev.issuetracker.http.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import dev.issuetracker.http.fixture.Tracker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTest extends HttpTest {
    ServiceTest(Store store) {
        super(store);
    }

    @Test
    void processThatIsUpIsLive() {
        guest.get("/health/live").expect(200).shows("", "{status: 'live'}");
    }

    @Test
    void readinessSaysWhichDatabaseServes() {
        String serving = store == Store.SQLITE ? "embedded" : "primary";
        guest.get("/health/ready/")
                .expect(200)
                .shows(
                        "",
                        "{status: 'ready', database: '" + serving
                                + "', state: 'ready', stale: false, schema_version: '…', detail: null}");
    }

    @Test
    void metricsWantAToken() {
        guest.get("/metrics").expect(401);
    }

    @Test
    void metricsCountRequestsByRoute() {
        jane.get("/me").expect(200);
        String metrics = jane.get("/metrics").expect(200).body();
        assertTrue(metrics.contains("/me"), metrics);
    }

    @Test
    void metricsCanBeMadePublic() {
        try (Tracker open = Tracker.fresh(store, Map.of("METRICS_PUBLIC", "true"))) {
            String first = open.guest().get("/metrics").expect(200).body();
            for (String name : List.of("jvm_memory_used_bytes", "jvm_gc_", "jvm_threads_", "process_files_max")) {
                assertTrue(first.contains(name), name);
            }
        }
    }

    @Test
    void descriptionIsServedToEverybody() {
        assertEquals("3.1.0", guest.get("/openapi.json").expect(200).text("/openapi"));
    }
}

package dev.issuetracker.benchmarks.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.benchmarks.Client;
import dev.issuetracker.benchmarks.comparison.Load.Rate;
import dev.issuetracker.benchmarks.comparison.Load.Worker;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The server's rates beside those of the same statements without it; see the README beside this module. */
public final class Comparison {
    private static final String FIRST_PAGE = "/issues?limit=50";
    private static final int DEEP_PAGES = 40;

    /** The server has just started, perhaps, and compiles itself first, which a rate of three seconds does not show. */
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    private final Client client;
    private final URI server;
    private final Load load;
    private final long issues;
    private final PlainStatements plain;
    private final StatementCount statements;
    private final Optional<ProcessHandle> process =
            Optional.ofNullable(Long.getLong("server.pid")).flatMap(ProcessHandle::of);
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /**
     * A kind of request.
     *
     * @param limit the same without the server; null when there is none to compare with
     */
    private record Kind(
            IntFunction<Worker> request, @Nullable IntFunction<Worker> limit) {}

    private Comparison(Client client, URI server, String database, int workers, int seconds) {
        this.client = client;
        this.server = server;
        this.load = new Load(workers, seconds);
        this.issues = body("/issues/count").path("count").asLong();
        this.plain = new PlainStatements(database, issues);
        this.statements = new StatementCount(database);
        addReads();
        addWrites(workers);
    }

    /**
     * Prints the table: URL, JDBC URL, how many clients, how many seconds each, and which kinds; all when none is
     * named.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Client client = Client.signedUp(arguments[0], "rates" + Long.toString(System.nanoTime(), 36));
        Comparison comparison = new Comparison(
                client,
                URI.create(arguments[0]),
                arguments[1],
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        List<String> named = List.of(arguments).subList(4, arguments.length);
        if (!named.isEmpty()) {
            comparison.kinds.keySet().retainAll(named);
        }
        comparison.print();
    }

    private JsonNode body(String path) {
        return client.call("GET", path, Map.of()).body();
    }

    private void addReads() {
        kinds.put("get", new Kind(requests((of, n) -> of.send("GET", "/issues/" + n, "")), plain::get));
        kinds.put("first page of 50", new Kind(page(FIRST_PAGE), plain::firstPage));
        kinds.put("deep page of 50", new Kind(page(deepPage()), plain::deepPage));
        kinds.put("keyword, common", new Kind(page("/issues?limit=50&keyword=the"), plain::commonWord));
        kinds.put(
                "keyword, rare",
                new Kind(page("/issues?limit=50&keyword=quokka"), number -> plain.indexedWord(number, "quokka")));
        kinds.put(
                "keyword, absent",
                new Kind(page("/issues?limit=50&keyword=xylophone"), number -> plain.indexedWord(number, "xylophone")));
        kinds.put("q", new Kind(page("/issues?limit=50&q=is:open+label:label30"), plain::label));
        kinds.put("top assignees", new Kind(page("/reports/top-assignees"), null));
        kinds.put("latency", new Kind(page("/reports/latency"), null));
    }

    private void addWrites(int workers) {
        IntFunction<Worker> create = requests((of, n) -> create(of));
        kinds.put("create", new Kind(create, plain::create));
        kinds.put("PATCH", new Kind(number -> new Editor(server, client, issues - workers - number), plain::patch));
        kinds.put(
                "comment",
                new Kind(
                        requests((of, n) ->
                                of.send("POST", "/issues/" + n + "/comments", "{\"body\": \"By the load run.\"}")),
                        plain::comment));
        kinds.put("mixed 80/20", new Kind(requests(Comparison::mixed), null));
    }

    private static void create(Connection of) {
        of.send("POST", "/issues", "{\"title\": \"Created\", \"description\": \"By the load run.\"}");
    }

    private static void mixed(Connection of, long n) {
        if (n % 10 < 2) {
            create(of);
        } else {
            read(of, n);
        }
    }

    private static void read(Connection of, long n) {
        of.send("GET", n % 10 < 5 ? FIRST_PAGE : "/issues/" + n, "");
    }

    /** A page of fifty like the first one, after those of some thousand issues. */
    private String deepPage() {
        String path = "/issues?limit=200";
        for (int page = 1; page < DEEP_PAGES; page++) {
            JsonNode next = body(path).path("next");
            if (next.isNull()) {
                break;
            }
            URI link = URI.create(next.asText());
            path = link.getRawPath() + "?" + link.getRawQuery();
        }
        return path.replace("limit=200", "limit=50");
    }

    private IntFunction<Worker> page(String path) {
        return requests((of, n) -> of.send("GET", path, ""));
    }

    /** Workers that send a request about an issue that is drawn each time. */
    private IntFunction<Worker> requests(Requests.Request request) {
        return number -> new Requests(new Connection(server, client.token()), new Random(number), request, 1, issues);
    }

    private void print() throws InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%-18s %9s %9s %6s %8s %8s %8s %10s%n",
                "",
                "server/s",
                "limit/s",
                "ratio",
                "p50 ms",
                "p99 ms",
                "CPU ms",
                "statements");
        for (long end = System.nanoTime() + WARM_UP.toNanos(); System.nanoTime() < end; ) {
            load.measure(requests(Comparison::read), () -> {});
        }
        for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
            Use before = new Use();
            Rate ours = load.measure(kind.getValue().request(), before::read);
            Use after = new Use();
            after.read();
            IntFunction<Worker> limit = kind.getValue().limit();
            Rate least = limit == null ? null : load.measure(limit, () -> {});
            print(kind.getKey(), ours, least, after.since(before, ours.count()));
        }
        Map<String, String> answers = Map.of(
                "/get", body("/issues/1").toString(), "/page", body(FIRST_PAGE).toString());
        try (BareServer bare = new BareServer(answers)) {
            for (String path : new String[] {"/get", "/page"}) {
                IntFunction<Worker> asking = number -> new Requests(
                        new Connection(bare.url(), ""), new Random(number), (of, n) -> of.send("GET", path, ""), 1, 1);
                print("bare Javalin " + path, load.measure(asking, () -> {}), null, "");
            }
        }
    }

    private static void print(String kind, Rate ours, @Nullable Rate limit, String use) {
        System.out.printf(
                Locale.ROOT,
                "%-18s %9.0f %9s %6s %8.2f %8.2f %s%n",
                kind,
                ours.rate(),
                limit == null ? "" : String.format(Locale.ROOT, "%.0f", limit.rate()),
                limit == null ? "" : String.format(Locale.ROOT, "%.2f", ours.rate() / limit.rate()),
                ours.p50(),
                ours.p99(),
                use);
    }

    /** What the server has used at a moment. */
    private final class Use {
        private double cpuMillis;
        private OptionalLong calls = OptionalLong.empty();

        void read() {
            cpuMillis = process.flatMap(each -> each.info().totalCpuDuration())
                    .orElse(Duration.ZERO)
                    .toMillis();
            calls = statements.now();
        }

        /** Processor time and statements of a request, as two columns. */
        String since(Use before, int requests) {
            String cpu = String.format(Locale.ROOT, "%8.3f", (cpuMillis - before.cpuMillis) / requests);
            return calls.isEmpty()
                    ? cpu
                    : cpu
                            + String.format(
                                    Locale.ROOT,
                                    " %10.1f",
                                    (calls.getAsLong() - before.calls.getAsLong()) / (double) requests);
        }
    }
}

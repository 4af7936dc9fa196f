package dev.issuetracker.benchmarks;

import dev.issuetracker.benchmarks.Client.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many requests of each kind a second a server answers; see the README beside this module. */
public final class Rates {
    private static final int ISSUES = 10_000;

    private final Client client;
    private final int clients;
    private final Duration time;
    private final long firstId;
    private final Optional<ProcessHandle> server =
            Optional.ofNullable(Long.getLong("server.pid")).flatMap(ProcessHandle::of);

    /** One request; tells whether it was answered as it should be. */
    private interface Request {
        boolean run(Client client, int number, int n, Random random);
    }

    private Rates(Client client, int clients, Duration time) {
        this.client = client;
        this.clients = clients;
        this.time = time;
        this.firstId = client.importIssues(ISSUES, "", "");
    }

    /** Runs every kind in turn: URL, how many clients, how many seconds each. */
    public static void main(String[] arguments) throws Exception {
        Client client = Client.signedUp(arguments[0], "rates" + Long.toString(System.nanoTime(), 36));
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        Rates rates = new Rates(client, Integer.parseInt(arguments[1]), time);
        for (int round = 0; round < 2; round++) {
            rates.measure("get", rates::get);
            rates.measure("list", rates::list);
            rates.measure("create", rates::create);
            rates.measure("patch", rates::patch);
        }
    }

    private boolean get(Client own, int number, int n, Random random) {
        return own.call("GET", "/issues/" + (firstId + random.nextInt(ISSUES)), Map.of())
                        .status()
                == 200;
    }

    private boolean list(Client own, int number, int n, Random random) {
        return own.call("GET", "/issues?status=open", Map.of()).status() == 200;
    }

    private boolean create(Client own, int number, int n, Random random) {
        Map<String, String> issue = Map.of("title", "Created " + number + "." + n, "description", "By a load run.");
        return own.call("POST", "/issues", issue).status() == 201;
    }

    /** Each client edits an issue of its own, so that none is rejected. */
    private boolean patch(Client own, int number, int n, Random random) {
        long id = firstId + number;
        long version = own.versionOf(id);
        Answer answer =
                own.call("PATCH", "/issues/" + id, Map.of("version", version, "title", "Edit " + number + "." + n));
        own.remember(id, answer.body().path("version").asLong());
        return answer.status() == 200;
    }

    private void measure(String kind, Request request) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        double cpuBefore = cpuMillis();
        long end = System.nanoTime() + time.toNanos();
        List<Future<long[]>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int number = i;
            running.add(pool.submit(() -> repeat(client.another(), number, request, end)));
        }
        long good = 0;
        long bad = 0;
        for (Future<long[]> one : running) {
            good += one.get()[0];
            bad += one.get()[1];
        }
        pool.shutdown();
        System.out.printf("%-7s %6.0f/s, failed %d", kind, good / (time.toNanos() / 1e9), bad);
        if (server.isPresent()) {
            System.out.printf(", %.3f CPU-ms a request", (cpuMillis() - cpuBefore) / (good + bad));
        }
        System.out.println();
    }

    /** How long the server has computed since it started, in milliseconds. */
    private double cpuMillis() {
        return server.flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private static long[] repeat(Client own, int number, Request request, long end) {
        Random random = new Random(number);
        long[] counts = new long[2];
        for (int n = 0; System.nanoTime() < end; n++) {
            counts[request.run(own, number, n, random) ? 0 : 1]++;
        }
        return counts;
    }
}

package dev.issuetracker.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.issuetracker.benchmarks.Client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients edit a few issues at once; afterwards history must hold every acknowledged edit exactly once. */
public final class EditStorm {
    private final Settings settings;
    private final Client client;
    private final List<Long> issues = new ArrayList<>();
    private final Queue<Edit> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    private record Settings(String url, int clients, Duration time, int issues, boolean mixed, Path scratch) {}

    /** An edit that was answered with success: the version that it made, and the title that it gave or nothing. */
    private record Edit(long issue, long version, String title) {}

    private EditStorm(Settings settings) {
        this.settings = settings;
        this.client = Client.signedUp(settings.url(), "storm" + Long.toString(System.nanoTime(), 36));
    }

    /** Runs the storm; see the README beside this module for the arguments. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>(Map.of(
                "--clients",
                "32",
                "--seconds",
                "30",
                "--issues",
                "20",
                "--scratch",
                System.getProperty("java.io.tmpdir")));
        for (int i = 1; i < arguments.length; i++) {
            boolean flag = arguments[i].equals("--mixed");
            options.put(arguments[i], flag ? "true" : arguments[++i]);
        }
        boolean sound = new EditStorm(new Settings(
                        arguments[0],
                        Integer.parseInt(option(options, "--clients")),
                        Duration.ofSeconds(Long.parseLong(option(options, "--seconds"))),
                        Integer.parseInt(option(options, "--issues")),
                        options.containsKey("--mixed"),
                        Path.of(option(options, "--scratch"))))
                .run();
        System.exit(sound ? 0 : 1);
    }

    private static String option(Map<String, String> options, String name) {
        return options.getOrDefault(name, "");
    }

    private boolean run() throws IOException, InterruptedException, ExecutionException {
        for (int i = 0; i < settings.issues(); i++) {
            Answer created = client.call("POST", "/issues", Map.of("title", "storm " + i, "description", ""));
            issues.add(created.body().path("id").asLong());
        }
        client.call("POST", "/labels", Map.of("name", "storm"));
        double before = syncsPerSecond();
        long start = System.nanoTime();
        long end = start + settings.time().toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(settings.clients());
        List<Future<Map<String, Integer>>> running = new ArrayList<>();
        for (int n = 0; n < settings.clients(); n++) {
            int number = n;
            running.add(pool.submit(() -> edit(client.another(), number, end)));
        }
        for (Future<Map<String, Integer>> one : running) {
            one.get().forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        pool.shutdown();
        double after = syncsPerSecond();
        return report(seconds, before, after);
    }

    private Map<String, Integer> edit(Client own, int number, long end) {
        Random random = new Random(number);
        Map<String, Integer> counts = new HashMap<>();
        Map<Long, Long> versions = new HashMap<>();
        for (int n = 0; System.nanoTime() < end; n++) {
            long issue = issues.get(random.nextInt(issues.size()));
            long version = versions.getOrDefault(issue, 1L);
            String title = "client " + number + " edit " + n;
            int kind = settings.mixed() ? random.nextInt(10) : 0;
            long begun = System.nanoTime();
            Answer answer;
            try {
                answer = request(own, kind, issue, version, title, n);
            } catch (UncheckedIOException serverGone) {
                // It may have been killed on purpose; nobody promised that the edit is kept.
                counts.merge("none", 1, Integer::sum);
                pause();
                continue;
            }
            nanos.add(System.nanoTime() - begun);
            counts.merge(Integer.toString(answer.status()), 1, Integer::sum);
            remember(answer, kind, issue, version, title, versions);
        }
        return counts;
    }

    private static Answer request(Client own, int kind, long issue, long version, String title, int n) {
        return switch (kind) {
            case 5, 6 ->
                own.call(
                        "PATCH",
                        "/issues/" + issue + "?on_conflict=merge",
                        Map.of("version", version, "description", title));
            case 7 ->
                own.call(
                        "PUT",
                        "/issues/" + issue + "/labels",
                        Map.of("labels", n % 2 == 0 ? List.of("storm") : List.of()));
            case 8 ->
                own.call(
                        "POST",
                        "/issues/bulk-status",
                        Map.of("ids", List.of(issue), "status", n % 2 == 0 ? "open" : "resolved"));
            case 9 -> deleteAndRestore(own, issue);
            default -> own.call("PATCH", "/issues/" + issue, Map.of("version", version, "title", title));
        };
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer deleteAndRestore(Client own, long issue) {
        own.call("DELETE", "/issues/" + issue, Map.of());
        return own.call("POST", "/issues/" + issue + "/restore", Map.of());
    }

    private void remember(Answer answer, int kind, long issue, long version, String title, Map<Long, Long> versions) {
        JsonNode body = kind == 8 ? answer.body().path("issues").path(0) : answer.body();
        if (answer.status() == 200 && body.has("version")) {
            long made = body.path("version").asLong();
            versions.put(issue, made);
            if (kind < 5) {
                acknowledged.add(new Edit(issue, made, title));
            }
        } else if (answer.status() == 409) {
            versions.put(issue, body.path("current_version").asLong(version));
        }
    }

    private boolean report(double seconds, double syncsBefore, double syncsAfter) {
        int total = answers.values().stream().mapToInt(Integer::intValue).sum();
        int success = answers.getOrDefault("200", 0);
        int failures = answers.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("5"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        int lost = lost();
        System.out.printf(
                "%d clients, %d issues, %.1f s%s%n",
                settings.clients(), settings.issues(), seconds, settings.mixed() ? ", mixed" : "");
        System.out.printf("answers %s, 5xx %d%n", answers, failures);
        System.out.printf("requests/s %.0f, acknowledged/s %.0f%n", total / seconds, success / seconds);
        System.out.printf(
                "latency ms: median %.1f, p99 %.1f, max %.1f%n", at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
        System.out.printf("4 KiB write + fsync per second: %.0f before, %.0f after%n", syncsBefore, syncsAfter);
        System.out.printf("title edits acknowledged %d, lost or doubled %d%n", acknowledged.size(), lost);
        return failures == 0 && lost == 0;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))] / 1e6;
    }

    private int lost() {
        Map<Long, Map<Long, List<String>>> histories = new HashMap<>();
        int errors = 0;
        for (long issue : issues) {
            client.call("POST", "/issues/" + issue + "/restore", Map.of());
            Map<Long, List<String>> titles = new HashMap<>();
            long last = 0;
            String path = "/issues/" + issue + "/history?limit=200";
            while (!path.isEmpty()) {
                JsonNode page = client.call("GET", path, Map.of()).body();
                for (JsonNode entry : page.path("results")) {
                    long version = entry.path("version").asLong();
                    errors += version == last + 1 ? 0 : 1;
                    last = version;
                    for (JsonNode change : entry.path("changes")) {
                        if (change.path("field").asText().equals("title")) {
                            titles.computeIfAbsent(version, any -> new ArrayList<>())
                                    .add(change.path("to").asText());
                        }
                    }
                }
                String next = page.path("next").asText("");
                path = next.startsWith("http") ? next.substring(next.indexOf('/', 8)) : "";
            }
            histories.put(issue, titles);
        }
        Map<String, Long> recorded = new HashMap<>();
        histories
                .values()
                .forEach(titles ->
                        titles.values().forEach(list -> list.forEach(title -> recorded.merge(title, 1L, Long::sum))));
        for (Edit edit : acknowledged) {
            List<String> at = histories.getOrDefault(edit.issue(), Map.of()).getOrDefault(edit.version(), List.of());
            boolean once = at.equals(List.of(edit.title())) && recorded.getOrDefault(edit.title(), 0L) == 1;
            errors += once ? 0 : 1;
        }
        return errors;
    }

    private double syncsPerSecond() throws IOException {
        Path file = Files.createTempFile(settings.scratch(), "sync", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] page = new byte[4096];
            Arrays.fill(page, (byte) 1);
            long start = System.nanoTime();
            int syncs = 0;
            while (System.nanoTime() - start < 2_000_000_000L) {
                channel.write(ByteBuffer.wrap(page));
                channel.force(true);
                syncs++;
            }
            return syncs / ((System.nanoTime() - start) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}

package dev.issuetracker.benchmarks;

import dev.issuetracker.benchmarks.Client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How a server withstands attacks, and how ordinary requests fare meanwhile; see the README beside this module. */
public final class Siege {
    private static final int MEASURED = 2_000;
    private static final int IMPATIENCE_MILLIS = 2_000;

    private final URI url;
    private final Client client;

    private Siege(String url) {
        this.url = URI.create(url);
        this.client = Client.signedUp(url, "siege" + Long.toString(System.nanoTime(), 36));
    }

    /**
     * Runs every kind in turn: URL, how many idle connections, slow clients, requests at once, large bodies at once.
     */
    public static void main(String[] arguments) throws Exception {
        Siege siege = new Siege(arguments[0]);
        siege.ordinary("before");
        siege.idle(Integer.parseInt(arguments[1]));
        int slow = Integer.parseInt(arguments[2]);
        String token = siege.client.authorization();
        siege.slow("heads", slow, "GET /me HTTP/1.1\r\nHost: a\r\nX-Slow: ");
        siege.slow("small bodies", slow, post("/signin", "", 1_000));
        siege.slow("large bodies", slow, post("/issues", token, 1_000_000));
        siege.atOnce(
                "lists at once", Integer.parseInt(arguments[3]), own -> own.call("GET", "/issues?limit=200", Map.of()));
        int large = Integer.parseInt(arguments[4]);
        Map<String, String> issue = Map.of("title", "Large", "description", "€".repeat(1_000_000));
        siege.atOnce("bodies of 3 MB at once", large, own -> own.call("POST", "/issues", issue));
        siege.atOnce("pages of such issues at once", large, own -> own.call("GET", "/issues?limit=8", Map.of()));
        siege.ordinary("after");
        System.exit(0);
    }

    private static String post(String path, String authorization, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + authorization
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private void ordinary(String when) {
        long[] nanos = new long[MEASURED];
        int bad = 0;
        for (int i = 0; i < MEASURED; i++) {
            long begun = System.nanoTime();
            bad += client.call("GET", "/me", Map.of()).status() == 200 ? 0 : 1;
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-40s GET /me median %.2f ms, p99 %.2f ms, max %.1f ms, rejected %d%n",
                when, nanos[MEASURED / 2] / 1e6, nanos[MEASURED * 99 / 100] / 1e6, nanos[MEASURED - 1] / 1e6, bad);
    }

    private Socket connect() throws IOException {
        return new Socket(url.getHost(), url.getPort());
    }

    private void idle(int count) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sockets.add(connect());
        }
        ordinary("during " + count + " idle connections");
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private interface Request {
        Answer send(Client own);
    }

    private void slow(String what, int count, String begin) throws InterruptedException, ExecutionException {
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(() -> trickle(begin));
        }
        ExecutorService pool = Executors.newFixedThreadPool(count);
        List<Future<Long>> running = tasks.stream().map(pool::submit).toList();
        TimeUnit.MILLISECONDS.sleep(IMPATIENCE_MILLIS);
        ordinary("during " + count + " slow " + what);
        long longest = 0;
        for (Future<Long> one : running) {
            longest = Math.max(longest, one.get());
        }
        pool.shutdown();
        System.out.printf("%-40s all cut after %.1f s%n", "", longest / 1e9);
    }

    /** A byte every two seconds, until the server has enough of it; gives how long that took. */
    private long trickle(String begin) throws IOException {
        long begun = System.nanoTime();
        try (Socket socket = connect()) {
            socket.setSoTimeout(IMPATIENCE_MILLIS);
            socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
            if (begin.contains("1000000")) {
                socket.getOutputStream().write("a".repeat(10_000).getBytes(StandardCharsets.US_ASCII));
            }
            do {
                socket.getOutputStream().write('a');
            } while (stillListening(socket));
        } catch (IOException closed) {
            return System.nanoTime() - begun;
        }
        return System.nanoTime() - begun;
    }

    private static boolean stillListening(Socket socket) throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // The answer that closes the connection.
            }
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        }
    }

    private void atOnce(String what, int count, Request request) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(count);
        List<Future<Integer>> running = new ArrayList<>();
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            int number = i;
            Client own = client.another();
            running.add(pool.submit(() -> {
                start.await();
                long begun = System.nanoTime();
                try {
                    return request.send(own).status();
                } catch (UncheckedIOException gone) {
                    return 0;
                } finally {
                    nanos[number] = System.nanoTime() - begun;
                }
            }));
        }
        start.countDown();
        Map<Integer, Integer> answers = new TreeMap<>();
        Map<Integer, Long> longest = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int status = running.get(i).get();
            answers.merge(status, 1, Integer::sum);
            longest.merge(status, nanos[i], Math::max);
        }
        pool.shutdown();
        StringBuilder counts = new StringBuilder();
        answers.forEach((status, times) -> counts.append(", ")
                .append(status == 0 ? "none" : status)
                .append(' ')
                .append(times)
                .append(String.format(Locale.ROOT, " times within %.1f s", longest.getOrDefault(status, 0L) / 1e9)));
        System.out.printf("%-40s answers%s%n", count + " " + what, counts.substring(1));
    }
}

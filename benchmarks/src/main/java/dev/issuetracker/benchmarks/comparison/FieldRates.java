package dev.issuetracker.benchmarks.comparison;

import dev.issuetracker.benchmarks.Client;
import dev.issuetracker.benchmarks.comparison.Load.Rate;
import dev.issuetracker.benchmarks.comparison.Load.Worker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** What five fields an issue cost: two servers side by side, see the README beside this module. */
public final class FieldRates {
    private static final int ISSUES = 10_000;
    /** The first rounds compile the servers, and do not count. */
    private static final int ROUNDS_BEFORE = 2;

    private static final int ROUNDS = 5;

    private final Load load;
    private final List<Kind> kinds;

    /** A kind of request, to both servers, and how often a second each answered it. */
    private record Kind(
            String name,
            IntFunction<Worker> without,
            IntFunction<Worker> with,
            List<Double> rates,
            List<Double> others) {
        Kind(String name, IntFunction<Worker> without, IntFunction<Worker> with) {
            this(name, without, with, new ArrayList<>(), new ArrayList<>());
        }
    }

    private FieldRates(Tracker without, Tracker with, int clients, int seconds) {
        this.load = new Load(clients, seconds);
        this.kinds = List.of(
                new Kind("get", without.get(), with.get()),
                new Kind("list", without.list(), with.list()),
                new Kind("create", without.create(), with.create()),
                new Kind("PATCH", without::patch, with::patch));
    }

    /**
     * Prints the table: URL of a fresh server without fields, URL of one that gets them, how many clients, how many
     * seconds each.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Tracker without = new Tracker(URI.create(arguments[0]), "", "", "");
        Tracker with = new Tracker(
                URI.create(arguments[1]),
                ",Priority,Type,Due date,Milestone,Estimate",
                ",high,bug,2027-01-31,v1.0,2.5",
                """
                , "fields": {"Priority": "high", "Type": "bug", "Due date": "2027-01-31", "Milestone": "v1.0", \
                "Estimate": 2.5}""");
        new FieldRates(without, with, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])).print();
    }

    private void print() throws InterruptedException {
        for (int round = 0; round < ROUNDS_BEFORE + ROUNDS; round++) {
            for (Kind kind : kinds) {
                Rate one = load.measure(kind.without());
                Rate other = load.measure(kind.with());
                if (round >= ROUNDS_BEFORE) {
                    kind.rates().add(one.rate());
                    kind.others().add(other.rate());
                }
            }
        }
        System.out.printf(Locale.ROOT, "%-8s %11s %11s %6s%n", "", "without/s", "with/s", "ratio");
        for (Kind kind : kinds) {
            double one = median(kind.rates());
            double other = median(kind.others());
            System.out.printf(Locale.ROOT, "%-8s %11.0f %11.0f %6.2f%n", kind.name(), one, other, other / one);
        }
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }

    /** A server with 10,000 issues. */
    private static final class Tracker {
        private final URI url;
        private final Client client;
        private final long first;
        private final String issue;

        /**
         * Fills a server, whose admin the client becomes.
         *
         * @param columns names of columns, each after a comma
         * @param cells their values in each row
         * @param members more members of the JSON of an issue that is made
         */
        Tracker(URI url, String columns, String cells, String members) {
            this.url = url;
            this.client = Client.signedUp(url.toString(), "rates");
            if (!columns.isEmpty()) {
                client.call("PUT", "/fields/presets/planning", Map.of());
            }
            this.first = client.importIssues(ISSUES, columns, cells);
            this.issue = "{\"title\": \"Created\", \"description\": \"By a load run.\"" + members + "}";
        }

        IntFunction<Worker> get() {
            return requests((of, n) -> of.send("GET", "/issues/" + n, ""));
        }

        IntFunction<Worker> list() {
            return requests((of, n) -> of.send("GET", "/issues?status=open", ""));
        }

        IntFunction<Worker> create() {
            return requests((of, n) -> of.send("POST", "/issues", issue));
        }

        Worker patch(int number) {
            return new Editor(url, client, first + number);
        }

        private IntFunction<Worker> requests(Requests.Request request) {
            return number ->
                    new Requests(new Connection(url, client.token()), new Random(number), request, first, ISSUES);
        }
    }
}

package dev.issuetracker.benchmarks;

import dev.issuetracker.benchmarks.Client.Answer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the first page of the list takes with each filter in each order; see the README beside this module. */
public final class ListTimes {
    private static final int ROUNDS = 8;

    private static final List<String> SORTS = List.of(
            "-created_at",
            "created_at",
            "-updated_at",
            "title",
            "-id",
            "field.Priority",
            "field.Due%20date",
            "-field.Due%20date");

    /** On the data of the generator: what many issues meet, what few meet, and what none meets. */
    private static final List<String> FILTERS = List.of(
            "",
            "status=open",
            "status=open&status=in_progress",
            "assignee=user1",
            "assignee=user40",
            "assignee=user900",
            "assignee=none",
            "created_by=user2",
            "label=label1",
            "label=label30",
            "label=label1&label=label2&label=label3",
            "label=label20&status=open&assignee=user3",
            "keyword=the",
            "keyword=timeout",
            "keyword=quokka",
            "keyword=xylophone",
            "keyword=xq",
            "keyword=ba",
            "keyword=%25%25%25",
            "keyword=timeout&status=open",
            "keyword=timeout&label=label30",
            "field.Priority=P1",
            "field.Due%20date.from=2026-10-01",
            "updated_from=2026-10-01T00:00:00Z",
            "updated_from=2025-03-01T00:00:00Z&updated_to=2025-03-08T00:00:00Z",
            "created_from=2025-03-01T00:00:00Z&created_to=2025-03-08T00:00:00Z",
            "parent=7",
            "blocked=true");

    private ListTimes() {}

    /** Prints a table: URL. */
    public static void main(String[] arguments) {
        Client client = Client.signedUp(arguments[0], "lists" + Instant.now().toEpochMilli());
        System.out.println("Median and longest of " + ROUNDS + " in milliseconds, after one that is not counted");
        for (String filter : FILTERS) {
            for (String sort : SORTS) {
                System.out.println(line(client, filter, sort));
            }
        }
    }

    private static String line(Client client, String filter, String sort) {
        String path = "/issues?sort=" + sort + (filter.isEmpty() ? "" : "&" + filter);
        long[] nanos = new long[ROUNDS];
        Answer first = client.call("GET", path, Map.of());
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            client.call("GET", path, Map.of());
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "%7.1f %7.1f  %d, %2d issues  %s",
                nanos[ROUNDS / 2] / 1e6,
                nanos[ROUNDS - 1] / 1e6,
                first.status(),
                first.body().path("results").size(),
                path);
    }
}

package dev.issuetracker.adapter.persistence;

import dev.issuetracker.domain.Await;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.issue.HistoryEntry;
import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.issue.value.IssueField;
import dev.issuetracker.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that edit random issues, each time to a title that no other edit bears, and remember what they were answered;
 * and the check that the database agrees with every answer.
 */
public final class EditLoad implements AutoCloseable {
    private static final int CLIENTS = 16;
    private static final int AFTER_A_FAILURE_MILLIS = 20;

    /** Edits an issue to a title through the tracker. */
    @FunctionalInterface
    public interface Edit {
        Issue to(long issue, String title);
    }

    private record Answer(long issue, long version, String title, long nanos) {}

    private final Edit edit;
    private final List<Long> issues;
    private final Queue<Answer> acknowledged = new ConcurrentLinkedQueue<>();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Set<String> rejected = ConcurrentHashMap.newKeySet();
    private final Queue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean stopped;

    private EditLoad(Edit edit, List<Long> issues) {
        this.edit = edit;
        this.issues = issues;
    }

    public static EditLoad start(Edit edit, List<Long> issues) {
        EditLoad load = new EditLoad(edit, issues);
        for (int client = 0; client < CLIENTS; client++) {
            String name = "client " + client;
            Thread thread = new Thread(() -> load.run(name), name);
            load.clients.add(thread);
            thread.start();
        }
        return load;
    }

    private void run(String client) {
        for (int edits = 1; !stopped; edits++) {
            long issue = issues.get(ThreadLocalRandom.current().nextInt(issues.size()));
            String title = client + " edit " + edits;
            try {
                Issue edited = edit.to(issue, title);
                acknowledged.add(new Answer(issue, edited.version(), edited.title(), System.nanoTime()));
            } catch (TrackerException exception) {
                (exception.code() == ErrorCode.OUTCOME_UNKNOWN ? unknown : rejected).add(title);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AFTER_A_FAILURE_MILLIS));
            } catch (RuntimeException failure) {
                unexpected.add(failure);
                unknown.add(title);
            }
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int rejected() {
        return rejected.size();
    }

    /** Waits until so many more edits were acknowledged. */
    public void awaitMore(int edits) {
        int before = acknowledged();
        Await.until(edits + " more edits", () -> acknowledged() >= before + edits, this::toString);
    }

    @Override
    public void close() {
        stop();
    }

    /** Returns when every client has its last answer. */
    public void stop() {
        stopped = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * What the database and the answers disagree in, to be read within a transaction after the clients ended; empty is
     * good.
     */
    public List<String> complaints(Issues store) {
        List<String> complaints = new ArrayList<>();
        unexpected.forEach(failure -> complaints.add("unexpected: " + failure));
        Map<Long, List<Answer>> answers = new TreeMap<>();
        acknowledged.forEach(answer -> answers.computeIfAbsent(answer.issue(), issue -> new ArrayList<>())
                .add(answer));
        for (long issue : issues) {
            List<HistoryEntry> history = store.history(issue, PageRequest.first(Integer.MAX_VALUE - 1))
                    .items();
            check(issue, history, store.find(issue).orElseThrow(), answers.getOrDefault(issue, List.of()), complaints);
        }
        return complaints;
    }

    private void check(
            long issue, List<HistoryEntry> history, Issue standing, List<Answer> answers, List<String> complaints) {
        Map<Long, String> titles = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            HistoryEntry entry = history.get(i);
            if (entry.version() != i + 1) {
                complaints.add("issue " + issue + ": history has version " + entry.version() + " at place " + (i + 1));
            }
            String title = title(entry);
            titles.put(entry.version(), title);
            if (rejected.contains(title)) {
                complaints.add("issue " + issue + ": version " + entry.version() + " was rejected, but is stored");
            }
        }
        Map<Long, String> answered = new TreeMap<>();
        for (Answer answer : answers) {
            String other = answered.put(answer.version(), answer.title());
            if (other != null) {
                complaints.add("issue " + issue + ": version " + answer.version() + " was acknowledged twice, as "
                        + other + " and " + answer.title());
            }
            if (!answer.title().equals(titles.get(answer.version()))) {
                complaints.add("issue " + issue + ": version " + answer.version() + " was acknowledged as "
                        + answer.title() + ", history says " + titles.get(answer.version()));
            }
        }
        for (Map.Entry<Long, String> stored : titles.entrySet()) {
            if (stored.getKey() > 1 && !answered.containsKey(stored.getKey()) && !unknown.contains(stored.getValue())) {
                complaints.add("issue " + issue + ": version " + stored.getKey() + " is nobody's");
            }
        }
        if (standing.version() != history.size() || !standing.title().equals(titles.get(standing.version()))) {
            complaints.add("issue " + issue + ": is at version " + standing.version() + " as " + standing.title()
                    + ", its history ends at " + history.size());
        }
    }

    private static String title(HistoryEntry entry) {
        return entry.changes().stream()
                .filter(change -> change.field() == IssueField.TITLE)
                .map(change -> String.valueOf(change.to()))
                .findFirst()
                .orElse("");
    }

    /** The figures of a failure, for the report. */
    public String figures(Issues store) {
        Set<String> stored = ConcurrentHashMap.newKeySet();
        for (long issue : issues) {
            store.history(issue, PageRequest.first(Integer.MAX_VALUE - 1))
                    .items()
                    .forEach(entry -> stored.add(title(entry)));
        }
        long lost = acknowledged.stream()
                .filter(answer -> !stored.contains(answer.title()))
                .count();
        long kept = unknown.stream().filter(stored::contains).count();
        return String.format(
                Locale.ROOT,
                "acknowledged %s, outcome unknown %s (of which stored %s), rejected %s, lost %s, longest time"
                        + " without writes %.1f s",
                acknowledged.size(),
                unknown.size(),
                kept,
                rejected.size(),
                lost,
                longestPause());
    }

    private double longestPause() {
        long[] times = acknowledged.stream().mapToLong(Answer::nanos).sorted().toArray();
        long longest = 0;
        for (int i = 1; i < times.length; i++) {
            longest = Math.max(longest, times[i] - times[i - 1]);
        }
        return longest / 1e9;
    }

    @Override
    public String toString() {
        return acknowledged.size() + " acknowledged, " + unknown.size() + " unknown, " + rejected.size() + " rejected, "
                + unexpected;
    }
}

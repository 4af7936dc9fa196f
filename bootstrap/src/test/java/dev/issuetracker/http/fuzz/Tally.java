package dev.issuetracker.http.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What requests came to. */
public final class Tally {
    private static final int SHOWN = 10;

    private final Set<String> operations;
    private final Set<String> called = new TreeSet<>();
    private final Set<String> granted = new TreeSet<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    /** Of each kind the first. */
    private final Map<String, String> findings = new LinkedHashMap<>();

    private int requests;
    private int unanswered;

    /** Of nothing as yet. */
    public Tally() {
        this(List.of());
    }

    Tally(List<Operation> operations) {
        this.operations = new TreeSet<>(operations.stream().map(Operation::name).toList());
    }

    void answered(String operation, int status) {
        requests++;
        called.add(operation);
        statuses.merge(status, 1, Integer::sum);
        if (status < 400) {
            granted.add(operation);
        }
    }

    void unanswered() {
        requests++;
        unanswered++;
    }

    void found(String kind, String finding) {
        findings.putIfAbsent(kind, finding);
    }

    /** Takes what other requests to the same operations came to. */
    public void add(Tally other) {
        operations.addAll(other.operations);
        called.addAll(other.called);
        granted.addAll(other.granted);
        other.statuses.forEach((status, times) -> statuses.merge(status, times, Integer::sum));
        other.findings.forEach(findings::putIfAbsent);
        requests += other.requests;
        unanswered += other.unanswered;
    }

    /** What was wrong, each kind once, with the request. */
    public List<String> findings() {
        return new ArrayList<>(findings.values()).subList(0, Math.min(SHOWN, findings.size()));
    }

    /** Operations that nothing was asked of. */
    public Set<String> neverCalled() {
        Set<String> never = new TreeSet<>(operations);
        never.removeAll(called);
        return never;
    }

    @Override
    public String toString() {
        Set<String> rejected = new TreeSet<>(operations);
        rejected.removeAll(granted);
        return requests + " requests to " + called.size() + " of " + operations.size() + " operations, by status "
                + statuses + ", hung up on " + unanswered + ", findings " + findings.size()
                + (rejected.isEmpty() ? "" : ", never granted " + rejected);
    }
}

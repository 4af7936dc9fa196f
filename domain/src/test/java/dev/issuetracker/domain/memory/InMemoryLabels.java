package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Labels in memory. */
public final class InMemoryLabels implements Labels {
    private static final Table<Long, Label> LABELS = new Table<>("labels");

    private final InMemoryStore store;

    InMemoryLabels(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void lock(long id) {
        // One writer at a time.
    }

    @Override
    public Label add(String name, String color, String description, Instant at) {
        checkFree(name, 0);
        Label label = new Label(store.nextId(LABELS), name, color, description, at, at);
        store.write(LABELS).put(label.id(), label);
        return label;
    }

    @Override
    public Optional<Label> find(long id) {
        return Optional.ofNullable(store.read(LABELS).get(id));
    }

    @Override
    public List<Label> findAll(Collection<Long> ids) {
        Set<Long> wanted = new HashSet<>(ids);
        return all().stream().filter(label -> wanted.contains(label.id())).toList();
    }

    @Override
    public List<Label> findNamed(Collection<String> names) {
        Set<String> wanted = names.stream().map(CaseFolding::fold).collect(Collectors.toSet());
        return all().stream().filter(label -> wanted.contains(key(label))).toList();
    }

    @Override
    public void save(Label label) {
        Label before = find(label.id()).orElseThrow(() -> TrackerException.notFound("label", label.id()));
        checkFree(label.name(), label.id());
        store.write(LABELS)
                .put(
                        label.id(),
                        new Label(
                                label.id(),
                                label.name(),
                                label.color(),
                                label.description(),
                                before.createdAt(),
                                label.updatedAt()));
    }

    @Override
    public void remove(long id) {
        if (!store.issues().findLabelled(id, 1).isEmpty()) {
            throw new IllegalStateException("issues still carry label " + id);
        }
        store.write(LABELS).remove(id);
    }

    @Override
    public Page<Label, String> list(PageRequest<String> request) {
        return Pages.of(all(), CodePointOrder::compare, InMemoryLabels::key, request);
    }

    private void checkFree(String name, long except) {
        boolean taken = all().stream()
                .anyMatch(label -> label.id() != except && key(label).equals(CaseFolding.fold(name)));
        if (taken) {
            throw new TrackerException(ErrorCode.LABEL_TAKEN, "The label name " + name + " is taken; choose another.");
        }
    }

    private List<Label> all() {
        return List.copyOf(store.read(LABELS).values());
    }

    private static String key(Label label) {
        return CaseFolding.fold(label.name());
    }
}

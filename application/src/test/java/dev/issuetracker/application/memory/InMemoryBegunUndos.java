package dev.issuetracker.application.memory;

import dev.issuetracker.application.importing.done.BegunUndo;
import dev.issuetracker.application.importing.done.BegunUndos;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import java.util.Comparator;
import java.util.Optional;

/** Which imports are being taken back, in memory. */
public final class InMemoryBegunUndos implements BegunUndos {
    private static final Table<Long, BegunUndo> UNDOS = new Table<>("begun undos");

    private final InMemoryStore store;
    private final long atOnce;

    /** @param atOnce more issues are taken back piece by piece */
    InMemoryBegunUndos(InMemoryStore store, long atOnce) {
        this.store = store;
        this.atOnce = atOnce;
    }

    @Override
    public boolean needed(long issues) {
        return issues > atOnce;
    }

    @Override
    public void begin(BegunUndo undo) {
        BegunUndo before = store.read(UNDOS).getOrDefault(undo.importId(), undo);
        put(new BegunUndo(undo.importId(), undo.by(), undo.forced(), before.deleted(), before.reverted()));
    }

    private void put(BegunUndo undo) {
        store.write(UNDOS).put(undo.importId(), undo);
    }

    @Override
    public Optional<BegunUndo> next(long after) {
        return store.read(UNDOS).values().stream()
                .filter(undo -> undo.importId() > after)
                .min(Comparator.comparing(BegunUndo::importId));
    }

    @Override
    public Optional<BegunUndo> lock(long importId) {
        return Optional.ofNullable(store.read(UNDOS).get(importId));
    }

    @Override
    public void add(long importId, long deleted, long reverted) {
        BegunUndo undo = lock(importId).orElseThrow();
        put(new BegunUndo(importId, undo.by(), undo.forced(), undo.deleted() + deleted, undo.reverted() + reverted));
    }

    @Override
    public void end(long importId) {
        store.write(UNDOS).remove(importId);
    }
}

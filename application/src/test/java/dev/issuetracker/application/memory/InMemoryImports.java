package dev.issuetracker.application.memory;

import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.List;

/** The records of imports, in memory. */
public final class InMemoryImports implements Imports {
    private static final Table<Long, Import> IMPORTS = new Table<>("imports");

    private final InMemoryStore store;

    /** One import, as it was recorded. */
    public record Import(long id, String fileName, UserRef by, Instant at, long created, long firstId, long lastId) {}

    public InMemoryImports(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public long add(String fileName, UserRef by, Instant at, long created, long firstId, long lastId) {
        long id = store.nextId(IMPORTS);
        store.write(IMPORTS).put(id, new Import(id, fileName, by, at, created, firstId, lastId));
        return id;
    }

    /** Everything recorded, oldest first. */
    public List<Import> all() {
        return List.copyOf(store.read(IMPORTS).values());
    }
}

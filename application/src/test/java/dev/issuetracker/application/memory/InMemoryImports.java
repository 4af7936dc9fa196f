package dev.issuetracker.application.memory;

import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Pages;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The records of imports, in memory. */
public final class InMemoryImports implements Imports {
    static final Table<Long, Kept> IMPORTS = new Table<>("imports");

    private final InMemoryStore store;

    record Kept(Import made, List<IdRange> issues) {}

    public InMemoryImports(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Import add(String fileName, UserRef by, Instant at, List<IdRange> issues) {
        return addUnder(store.nextId(IMPORTS), fileName, by, at, issues);
    }

    @Override
    public Import addUnder(long id, String fileName, UserRef by, Instant at, List<IdRange> issues) {
        Import made = new Import(
                id,
                fileName,
                by,
                at,
                issues.stream().mapToLong(IdRange::size).sum(),
                issues.get(0).first(),
                issues.get(issues.size() - 1).last());
        store.write(IMPORTS).put(made.id(), new Kept(made, List.copyOf(issues)));
        return made;
    }

    @Override
    public Optional<Import> find(long id) {
        return Optional.ofNullable(store.read(IMPORTS).get(id)).map(Kept::made);
    }

    @Override
    public Page<Import, Long> list(PageRequest<Long> request) {
        List<Import> all = store.read(IMPORTS).values().stream().map(Kept::made).toList();
        return Pages.of(all, Comparator.<Long>reverseOrder(), Import::id, request);
    }

    @Override
    public List<IdRange> issues(long id) {
        Kept kept = store.read(IMPORTS).get(id);
        return kept == null ? List.of() : kept.issues();
    }
}

package dev.issuetracker.application.memory;

import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.done.IdRange;
import dev.issuetracker.application.importing.done.Import;
import dev.issuetracker.application.importing.done.ImportUpdate;
import dev.issuetracker.application.importing.done.ImportUpdate.Moved;
import dev.issuetracker.application.importing.done.Imports;
import dev.issuetracker.application.importing.done.Undone;
import dev.issuetracker.domain.memory.InMemoryStore;
import dev.issuetracker.domain.memory.Pages;
import dev.issuetracker.domain.memory.Table;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records of imports, in memory. */
public final class InMemoryImports implements Imports {
    static final Table<Long, Kept> IMPORTS = new Table<>("imports");

    private final InMemoryStore store;

    record Kept(Import made, List<IdRange> issues, List<ImportUpdate> updates) {}

    public InMemoryImports(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public Import add(String fileName, UserRef by, Instant at, List<IdRange> issues) {
        return addUnder(store.nextId(IMPORTS), fileName, by, at, issues);
    }

    @Override
    public Import addUnder(long id, String fileName, UserRef by, Instant at, List<IdRange> issues) {
        Import made = Import.of(id, fileName, by, at, issues, 0);
        put(new Kept(made, List.copyOf(issues), List.of()));
        return made;
    }

    private void put(Kept kept) {
        store.write(IMPORTS).put(kept.made().id(), kept);
    }

    private Kept kept(long id) {
        return Objects.requireNonNull(store.read(IMPORTS).get(id));
    }

    @Override
    public long begin(@Nullable Long id, String fileName, UserRef by, Instant at) {
        long next = id == null ? store.nextId(IMPORTS) : id;
        put(new Kept(Import.of(next, fileName, by, at, List.of(), 0), List.of(), List.of()));
        return next;
    }

    @Override
    public int addUpdates(long id, List<ImportUpdate> updates) {
        Kept kept = kept(id);
        Map<Long, ImportUpdate> all = new LinkedHashMap<>();
        kept.updates().forEach(update -> all.put(update.issueId(), update));
        updates.forEach(update -> all.merge(update.issueId(), update, ImportUpdate::then));
        put(new Kept(kept.made(), kept.issues(), List.copyOf(all.values())));
        return all.size() - kept.updates().size();
    }

    @Override
    public void addIssues(long id, List<IdRange> issues) {
        Kept kept = kept(id);
        put(new Kept(kept.made(), List.copyOf(issues), kept.updates()));
    }

    @Override
    public Import end(long id, List<IdRange> issues) {
        Kept kept = kept(id);
        Import begun = kept.made();
        Import made = Import.of(
                id,
                begun.fileName(),
                begun.by(),
                begun.at(),
                issues,
                kept.updates().size());
        put(new Kept(made, List.copyOf(issues), kept.updates()));
        return made;
    }

    @Override
    public List<ImportUpdate> updates(long id, long after, int most) {
        Kept kept = store.read(IMPORTS).get(id);
        return kept == null
                ? List.of()
                : kept.updates().stream()
                        .filter(update -> update.issueId() > after)
                        .sorted(Comparator.comparingLong(ImportUpdate::issueId))
                        .limit(most)
                        .toList();
    }

    @Override
    public void removeUpdates(long id, Collection<Long> issueIds) {
        Kept kept = kept(id);
        put(new Kept(
                kept.made(),
                kept.issues(),
                kept.updates().stream()
                        .filter(update -> !issueIds.contains(update.issueId()))
                        .toList()));
    }

    @Override
    public List<ImportUpdate> updates(long id, Collection<Long> issueIds) {
        Kept kept = store.read(IMPORTS).get(id);
        return kept == null
                ? List.of()
                : kept.updates().stream()
                        .filter(update -> issueIds.contains(update.issueId()))
                        .toList();
    }

    @Override
    public void moveUpdates(List<Moved> moved) {
        moved.forEach(each -> moveUpdates(each.issueId(), each.from(), each.to()));
    }

    private void moveUpdates(long issueId, long from, long to) {
        for (Kept kept : List.copyOf(store.read(IMPORTS).values())) {
            put(new Kept(
                    kept.made(),
                    kept.issues(),
                    kept.updates().stream()
                            .map(update -> update.issueId() == issueId && update.after() == from
                                    ? new ImportUpdate(issueId, update.before(), to, update.edited(), update.added())
                                    : update)
                            .toList()));
        }
    }

    @Override
    public void undone(long id, Undone undone) {
        Kept kept = kept(id);
        put(new Kept(kept.made().undone(undone), kept.issues(), kept.updates()));
    }

    @Override
    public Optional<Import> find(long id) {
        return Optional.ofNullable(store.read(IMPORTS).get(id)).map(Kept::made).filter(InMemoryImports::ended);
    }

    private static boolean ended(Import made) {
        return made.created() > 0 || made.updated() > 0;
    }

    @Override
    public void forget(long id, EditedMeanwhile kept) {
        store.write(IMPORTS).remove(id);
        InMemoryImportJobs.keep(store, id, kept);
    }

    @Override
    public Page<Import, Long> list(PageRequest<Long> request) {
        List<Import> all = store.read(IMPORTS).values().stream()
                .map(Kept::made)
                .filter(InMemoryImports::ended)
                .toList();
        return Pages.of(all, Comparator.<Long>reverseOrder(), Import::id, request);
    }

    @Override
    public List<IdRange> issues(long id) {
        Kept kept = store.read(IMPORTS).get(id);
        return kept == null ? List.of() : kept.issues();
    }
}

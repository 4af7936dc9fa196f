package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.error.StaleVersionException;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedText;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.text.CodePointOrder;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Saved texts of one kind in memory. */
public final class InMemorySavedTexts implements SavedTexts {
    private final InMemoryStore store;
    private final SavedKind kind;
    private final Table<Long, SavedText> texts;

    InMemorySavedTexts(InMemoryStore store, SavedKind kind) {
        this.store = store;
        this.kind = kind;
        this.texts = new Table<>(kind.noun());
    }

    @Override
    public void lock() {
        // One writer at a time.
    }

    @Override
    public SavedText add(UserRef owner, String name, String text, boolean shared, Instant at) {
        store.users().require(owner);
        checkFree(owner, name, 0);
        SavedText added = new SavedText(store.nextId(texts), owner, name, text, shared, at, at, 1);
        store.write(texts).put(added.id(), added);
        return added;
    }

    @Override
    public Optional<SavedText> find(long id) {
        return Optional.ofNullable(store.read(texts).get(id));
    }

    @Override
    public int count(long ownerId) {
        return (int) all().filter(text -> text.owner().id() == ownerId).count();
    }

    @Override
    public List<SavedText> findNamed(String name, long userId) {
        return visibleTo(userId).filter(text -> text.isNamed(name)).toList();
    }

    @Override
    public List<SavedText> findBeginning(String begun, long userId, int most) {
        Comparator<SavedText> byName =
                (one, other) -> CodePointOrder.compare(CaseFolding.fold(one.name()), CaseFolding.fold(other.name()));
        return visibleTo(userId)
                .filter(text -> CaseFolding.fold(text.name()).startsWith(CaseFolding.fold(begun)))
                .sorted(byName.thenComparing(SavedText::id))
                .limit(most)
                .toList();
    }

    @Override
    public void save(SavedText edited) {
        checkIsCurrent(edited, edited.version() - 1);
        checkFree(edited.owner(), edited.name(), edited.id());
        store.write(texts).put(edited.id(), edited);
    }

    @Override
    public void remove(SavedText text) {
        checkIsCurrent(text, text.version());
        store.write(texts).remove(text.id());
    }

    @Override
    public Page<SavedText, Long> list(long userId, PageRequest<Long> request) {
        return Pages.of(visibleTo(userId).toList(), Comparator.naturalOrder(), SavedText::id, request);
    }

    private Stream<SavedText> all() {
        return store.read(texts).values().stream();
    }

    private Stream<SavedText> visibleTo(long userId) {
        return all().filter(text -> text.visibleTo(userId));
    }

    private void checkFree(UserRef owner, String name, long except) {
        boolean taken =
                all().anyMatch(text -> text.id() != except && text.owner().id() == owner.id() && text.isNamed(name));
        if (taken) {
            throw kind.taken(owner, name, null);
        }
    }

    private void checkIsCurrent(SavedText text, long version) {
        SavedText current = find(text.id()).orElseThrow(() -> TrackerException.notFound(kind.noun(), text.id()));
        if (current.version() != version) {
            throw new StaleVersionException(kind.noun(), text.id(), version, current.version());
        }
    }
}

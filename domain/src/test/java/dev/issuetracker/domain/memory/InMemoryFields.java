package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import dev.issuetracker.domain.field.FieldType;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.text.CaseFolding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Definitions of fields in memory. */
public final class InMemoryFields implements Fields {
    private static final Table<Long, Field> FIELDS = new Table<>("fields");
    /** Only for its ids: a definition holds its options. */
    private static final Table<Long, FieldOption> OPTIONS = new Table<>("field_options");

    private final InMemoryStore store;

    InMemoryFields(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void lock(long id) {
        // One writer at a time.
    }

    @Override
    public Field add(String name, FieldType type, String description, List<NewOption> options, Instant at) {
        checkFree(name, 0);
        Field field = new Field(
                store.nextId(FIELDS),
                name,
                type,
                description,
                options.stream().map(this::withId).toList(),
                at,
                at);
        store.write(FIELDS).put(field.id(), field);
        return field;
    }

    @Override
    public List<Field> all() {
        return List.copyOf(store.read(FIELDS).values());
    }

    @Override
    public Optional<Field> find(long id) {
        return Optional.ofNullable(store.read(FIELDS).get(id));
    }

    @Override
    public FieldOption addOption(long fieldId, NewOption option) {
        Field field = existing(fieldId);
        FieldOption added = withId(option);
        List<FieldOption> options = new ArrayList<>(field.options());
        options.add(added);
        put(field, field.name(), field.description(), options, field.updatedAt());
        return added;
    }

    @Override
    public void save(Field field) {
        Field before = existing(field.id());
        checkFree(field.name(), field.id());
        for (FieldOption option : field.options()) {
            if (before.option(option.id()).isEmpty()) {
                throw TrackerException.notFound("option", option.id());
            }
        }
        for (FieldOption option : before.options()) {
            if (field.option(option.id()).isEmpty()
                    && !store.issues()
                            .findWithOption(field.id(), option.id(), 1)
                            .isEmpty()) {
                throw new IllegalStateException("issues still have option " + option.id());
            }
        }
        put(before, field.name(), field.description(), field.options(), field.updatedAt());
    }

    @Override
    public void remove(long id) {
        if (!store.issues().findWithField(id, 1).isEmpty()) {
            throw new IllegalStateException("issues still have a value of field " + id);
        }
        store.write(FIELDS).remove(id);
    }

    private Field existing(long id) {
        return find(id).orElseThrow(() -> TrackerException.notFound("field", id));
    }

    private void put(Field before, String name, String description, List<FieldOption> options, Instant updatedAt) {
        store.write(FIELDS)
                .put(
                        before.id(),
                        new Field(
                                before.id(), name, before.type(), description, options, before.createdAt(), updatedAt));
    }

    private FieldOption withId(NewOption option) {
        return new FieldOption(store.nextId(OPTIONS), option.name(), option.color());
    }

    private void checkFree(String name, long except) {
        boolean taken = all().stream()
                .anyMatch(field ->
                        field.id() != except && CaseFolding.fold(field.name()).equals(CaseFolding.fold(name)));
        if (taken) {
            throw new TrackerException(ErrorCode.FIELD_TAKEN, "There is a field named " + name + " already.");
        }
    }
}

package dev.issuetracker.application.field;

import static dev.issuetracker.domain.contract.Given.NOON;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.issue.IssuePorts;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.memory.SettableClock;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.field.Field;
import dev.issuetracker.domain.field.FieldOption;
import java.util.List;
import java.util.stream.Stream;

/** The service of fields on a store in memory, with an admin and a member. */
abstract class FieldServiceFixture {
    final InMemoryTracker store = new InMemoryTracker();
    final Given given = new Given(new StoreOf(store));
    final SettableClock clock = new SettableClock(NOON);
    final IssuePorts ports = store.issuePorts(clock);
    final FieldService service = new FieldService(ports.events(), ports.fields(), ports.issues(), ports.clock());
    final Caller admin = Callers.of(given.account("jane"));
    final Caller member = Callers.of(given.account("john"));

    Field create(String name, String type, EditOption... options) {
        return service.create(admin, new EditField().name(name).type(type).options(List.of(options)));
    }

    /** A field of type select with these options. */
    Field select(String name, String... options) {
        return create(name, "select", named(options));
    }

    /** A field of type multi_select with these options. */
    Field multiSelect(String name, String... options) {
        return create(name, "multi_select", named(options));
    }

    static EditOption[] named(String... options) {
        return Stream.of(options).map(EditOption::named).toArray(EditOption[]::new);
    }

    Field edit(Field field, EditField command) {
        return service.edit(admin, field.id(), command);
    }

    static EditField options(EditOption... options) {
        return new EditField().options(List.of(options));
    }

    static List<String> names(Field field) {
        return field.options().stream().map(FieldOption::name).toList();
    }

    static long id(Field field, String option) {
        return field.option(option).orElseThrow().id();
    }
}

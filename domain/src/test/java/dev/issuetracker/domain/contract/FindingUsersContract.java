package dev.issuetracker.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.user.User;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How accounts are found by ids and names. A theme of {@link UsersContract}. */
public interface FindingUsersContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private User add(String name) {
        return new Given(store()).account(name);
    }

    private Optional<User> find(long id) {
        return store().in(() -> store().users().find(id));
    }

    private Set<User> named(Collection<String> names) {
        List<User> found = store().in(() -> store().users().findNamed(names));
        assertEquals(found.size(), new HashSet<>(found).size(), "none is found twice");
        return new HashSet<>(found);
    }

    @Test
    default void unknownAccountIsNotFound() {
        assertEquals(Optional.empty(), find(4711));
    }

    @Test
    default void accountsAreFoundByIds() {
        User jane = add("jane");
        User john = add("john");
        add("mary");
        List<User> found = store().in(() -> store().users().findAll(List.of(john.id(), 4711L, jane.id(), john.id())));
        assertEquals(2, found.size());
        assertEquals(Set.of(jane, john), new HashSet<>(found));
    }

    @Test
    default void accountsAreFoundByManyIds() {
        User jane = add("jane");
        List<Long> ids =
                LongStream.range(0, 10_000).mapToObj(i -> jane.id() + i).toList();
        assertEquals(List.of(jane), store().in(() -> store().users().findAll(ids)));
    }

    @Test
    default void accountsAreFoundByAddresses() {
        User jane = addressed("jane", "Jane@Example.ORG");
        User ana = addressed("ana", "\u00c5na@example.org");
        User also = addressed("ana2", "\u00e5na@example.org");
        addressed("john", "jane@example.org.uk");
        User left = addressed("left", "left@example.org");
        store().run(() -> store().users().save(left.withDisabledAt(Instant.EPOCH)));
        assertEquals(Set.of(jane), at("jane@example.org", "nobody@example.org", "left@example.org"));
        assertEquals(Set.of(ana, also), at("\u00c5NA@EXAMPLE.ORG"));
        assertEquals(Set.of(), at());
    }

    private User addressed(String name, String email) {
        return store().in(() -> store().users().add(name, email, "hash", Instant.EPOCH));
    }

    private Set<User> at(String... emails) {
        return Set.copyOf(store().in(() -> store().users().findAddressed(List.of(emails))));
    }

    @Test
    default void noIdsFindNoAccounts() {
        add("jane");
        assertEquals(List.of(), store().in(() -> store().users().findAll(List.of())));
    }

    @Test
    default void accountsAreFoundByNamesWhateverTheirCase() {
        User juergen = add("J\u00FCrgen");
        User sofia = add("\u03C3ofia");
        add("mary");
        assertEquals(Set.of(juergen, sofia), named(List.of("J\u00DCRGEN", "\u03A3OFIA", "nobody")));
    }

    @Test
    default void accountNamedTwiceIsFoundOnce() {
        User jane = add("jane");
        assertEquals(Set.of(jane), named(List.of("jane", "JANE", "jane")));
    }

    @Test
    default void noNamesFindNoAccounts() {
        add("jane");
        assertEquals(Set.of(), named(List.of()));
    }

    @Test
    default void signsInUsernamesStandForThemselves() {
        add("jane");
        assertEquals(Set.of(), named(List.of("j%", "j_ne", "%", "_", "' OR '1'='1", "jane\u0000", "\uD83D", "")));
    }
}

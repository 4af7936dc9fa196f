package dev.issuetracker.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How password hashes are read, held and replaced. A theme of {@link UsersContract}. */
public interface CredentialsContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private User add(String name) {
        return new Given(store()).account(name);
    }

    private Optional<Credentials> credentials(String name) {
        return store().in(() -> store().users().credentials(name));
    }

    private void rehash(long id, String oldHash, String newHash) {
        store().run(() -> store().users().rehash(id, oldHash, newHash));
    }

    @Test
    default void credentialsAreFoundWhateverTheCaseOfTheName() {
        User jane = add("J\u00FCrgen");
        assertEquals(Optional.of(new Credentials(jane, "hash of J\u00FCrgen")), credentials("J\u00DCRGEN"));
    }

    @Test
    default void credentialsOfAnUnknownNameAreNotFound() {
        add("jane");
        for (String name : List.of("nobody", "j_ne", "%", "", "jane\u0000", "\uD83D", "' OR '1'='1")) {
            assertEquals(Optional.empty(), credentials(name));
        }
    }

    @Test
    default void heldAccountIsReadInItsCurrentState() {
        User jane = add("jane");
        add("john");
        assertEquals(credentials("jane"), store().in(() -> store().users().hold(jane.id())));
        assertEquals(Optional.empty(), store().in(() -> store().users().hold(4711)));
    }

    @Test
    default void whoHoldsAnAccountSeesWhatEveryOtherHolderDid() {
        User jane = add("jane");
        Threads.atOnce(8, thread -> {
            store().run(() -> {
                String hash = store().users().hold(jane.id()).orElseThrow().passwordHash();
                Threads.hesitate();
                store().users().rehash(jane.id(), hash, hash + "+");
            });
            return thread;
        });
        assertEquals(
                "hash of jane" + "+".repeat(8),
                credentials("jane").orElseThrow().passwordHash());
    }

    @Test
    default void savedAccountKeepsItsPassword() {
        User renamed = add("jane").withUsername("Jane_Doe");
        store().run(() -> store().users().save(renamed));
        assertEquals(
                List.of(Optional.of(new Credentials(renamed, "hash of jane")), Optional.empty()),
                List.of(credentials("jane_doe"), credentials("jane")));
    }

    @Test
    default void rehashReplacesTheHash() {
        User jane = add("jane");
        rehash(jane.id(), "hash of jane", "better");
        assertEquals(Optional.of(new Credentials(jane, "better")), credentials("jane"));
    }

    @Test
    default void rehashReplacesOneHashOnly() {
        User jane = add("jane");
        User john = add("john");
        rehash(jane.id(), "hash of jane", "better");
        assertEquals(Optional.of(new Credentials(john, "hash of john")), credentials("john"));
    }

    @Test
    default void rehashOfAHashReplacedMeanwhileDoesNothing() {
        User jane = add("jane");
        rehash(jane.id(), "hash of jane", "changed meanwhile");
        rehash(jane.id(), "hash of jane", "better");
        assertEquals(Optional.of(new Credentials(jane, "changed meanwhile")), credentials("jane"));
    }

    private static String ofDjango(int iterations) {
        return "pbkdf2_sha256$" + iterations + "$salt$JbPGEjhYmAX1PFrsh/FAIPco/1LlmHec15BF4/i6v2E=";
    }

    private int mostDjangoIterations() {
        return store().in(() -> store().users().mostDjangoIterations());
    }

    @Test
    default void costliestHashOfDjangoIsKnownUntilItIsReplaced() {
        User jane = add("jane");
        User john = add("john");
        List<Integer> most = new ArrayList<>(List.of(mostDjangoIterations()));
        rehash(jane.id(), "hash of jane", ofDjango(90_000));
        rehash(john.id(), "hash of john", ofDjango(100_000));
        most.add(mostDjangoIterations());
        rehash(john.id(), ofDjango(100_000), "better");
        most.add(mostDjangoIterations());
        rehash(jane.id(), ofDjango(90_000), "better");
        most.add(mostDjangoIterations());
        assertEquals(List.of(0, 100_000, 90_000, 0), most);
    }

    @Test
    default void accountCanBringAHashOfDjango() {
        store().run(() -> store().users().add("jane", "jane@example.org", ofDjango(90_000), Given.NOON));
        assertEquals(90_000, mostDjangoIterations());
    }

    @Test
    default void rehashOfAnUnknownAccountDoesNothing() {
        User jane = add("jane");
        rehash(4711, "hash of jane", "better");
        assertEquals(Optional.of(new Credentials(jane, "hash of jane")), credentials("jane"));
    }
}

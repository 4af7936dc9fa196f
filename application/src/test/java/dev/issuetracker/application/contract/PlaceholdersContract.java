package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Rejections;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.AccountRules;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of placeholders must do; see the package on how to run it. */
public interface PlaceholdersContract extends JoiningPlaceholdersContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    @Override
    TrackerStore store();

    /** The first account of a tracker is somebody's. */
    @BeforeEach
    default void addTheAdmin() {
        new Given(store()).account("admin");
    }

    private User add(String name) {
        return store().in(() -> store().placeholders().add(name, NOON));
    }

    private User account(String name) {
        return new Given(store()).account(name);
    }

    private Map<String, User> byNames(String... names) {
        return store().transactions().reading(() -> store().placeholders().byNames(List.of(names)));
    }

    private String nameOf(User user) {
        return store().in(() -> store().users().find(user.id())).orElseThrow().username();
    }

    @Test
    default void placeholderIsADisabledAccountOfNobody() {
        User added = add("Doe, Jane");
        assertEquals(User.placeholder(added.id(), "Doe, Jane", NOON), added);
        assertEquals(Optional.of(added), store().in(() -> store().users().find(added.id())));
    }

    @Test
    default void placeholderHasNoCredentials() {
        User added = add("kim");
        assertEquals(Optional.empty(), store().in(() -> store().users().credentials("kim")));
        assertEquals(Optional.empty(), store().in(() -> store().users().hold(added.id())));
    }

    @Test
    default void placeholderIsFoundByTheNameThatItStandsForWhateverItsCase() {
        User added = add("J\u00FCrgen Doe");
        assertEquals(Map.of("j\u00FCrgen doe", added), byNames("J\u00DCRGEN DOE", "nobody", "admin"));
    }

    @Test
    default void placeholderIsFoundAfterItWasRenamed() {
        User renamed = add("Jane Doe").withUsername("jane.doe");
        store().run(() -> store().users().save(renamed));
        assertEquals(Map.of("jane doe", renamed), byNames("Jane Doe", "jane.doe"));
    }

    @Test
    default void noNamesFindNoPlaceholders() {
        add("kim");
        assertEquals(Map.of(), byNames());
    }

    @Test
    default void nameOfAnAccountIsTaken() {
        account("kim");
        Rejections.assertRejected(ErrorCode.USERNAME_TAKEN, () -> add("KIM"));
    }

    @Test
    default void nameThatAPlaceholderStandsForIsTaken() {
        store().run(() ->
                store().users().save(store().placeholders().add("kim", NOON).withUsername("other")));
        Rejections.assertRejected(ErrorCode.USERNAME_TAKEN, () -> add("KIM"));
    }

    @Test
    default void placeholderYieldsItsNameToANewAccount() {
        User placeholder = add("Kim");
        User kim = account("kim");
        assertEquals("Kim (imported " + placeholder.id() + ")", nameOf(placeholder));
        assertEquals("kim", nameOf(kim));
        assertEquals(List.of("kim"), List.copyOf(byNames("kim").keySet()));
    }

    @Test
    default void placeholderYieldsItsNameToAnAccountThatIsRenamed() {
        User placeholder = add("x".repeat(AccountRules.MAX_PLACEHOLDER));
        User kim = account("kim").withUsername(placeholder.username());
        store().run(() -> store().users().save(kim));
        assertEquals(placeholder.username() + " (imported " + placeholder.id() + ")", nameOf(placeholder));
        assertEquals(placeholder.username(), nameOf(kim));
    }

    @Test
    default void renamedPlaceholderKeepsItsOwnName() {
        User placeholder = add("Kim");
        store().run(() -> store().users().save(placeholder.withUsername("KIM")));
        assertEquals("KIM", nameOf(placeholder));
    }

    @Test
    default void placeholdersAreListedAloneOrLeftOut() {
        User placeholder = add("Jane Doe");
        assertEquals(List.of(placeholder), listed(true));
        assertEquals(
                List.of("admin"), listed(false).stream().map(User::username).toList());
    }

    private List<User> listed(boolean placeholder) {
        return store().in(() -> store().users().list(UserFilter.all().placeholder(placeholder), PageRequest.first(10)))
                .items();
    }
}

package dev.issuetracker.domain.contract;

import static dev.issuetracker.domain.contract.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.Credentials;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of accounts must do; see the package on how to run it. */
public interface UsersContract {
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

    private Optional<Credentials> credentials(String name) {
        return store().in(() -> store().users().credentials(name));
    }

    private void rehash(long id, String oldHash, String newHash) {
        store().run(() -> store().users().rehash(id, oldHash, newHash));
    }

    private Page<User, String> page(@Nullable String keyword, PageRequest<String> request) {
        return store().in(() -> store().users().list(new UserFilter(keyword, null, null), request));
    }

    private List<User> found(UserFilter filter) {
        return store().in(() -> store().users().list(filter, PageRequest.first(1_000)))
                .items();
    }

    private User save(User user) {
        store().run(() -> store().users().save(user));
        return user;
    }

    private List<String> names(@Nullable String keyword) {
        return page(keyword, PageRequest.first(1_000)).items().stream()
                .map(User::username)
                .toList();
    }

    @Test
    default void addedAccountIsReadBackAsAdded() {
        User added = add("jane");
        assertEquals(Optional.of(added), find(added.id()));
    }

    @Test
    default void addedAccountSaysWhatWasAsked() {
        Instant at = Instant.parse("2026-10-25T00:59:59.999999Z");
        User added = store().in(() -> store().users().add("jane", "jane@example.org", "hash", at));
        assertEquals(new User(added.id(), "jane", "jane@example.org", Role.ADMIN, at, null), added);
    }

    @Test
    default void firstAccountIsAdmin() {
        assertEquals(Role.ADMIN, add("jane").role());
    }

    @Test
    default void everyOtherAccountIsAMember() {
        add("jane");
        assertEquals(
                List.of(Role.MEMBER, Role.MEMBER),
                List.of(add("john").role(), add("mary").role()));
    }

    @Test
    default void rolesAreReadBack() {
        User admin = add("jane");
        User member = add("john");
        assertEquals(
                List.of(Optional.of(Role.ADMIN), Optional.of(Role.MEMBER)),
                List.of(find(admin.id()).map(User::role), find(member.id()).map(User::role)));
    }

    @Test
    default void exactlyOneOfManyThreadsBecomesAdmin() {
        List<User> added = Threads.atOnce(16, thread -> add("user" + thread));
        assertEquals(1, added.stream().filter(user -> user.role() == Role.ADMIN).count());
    }

    @Test
    default void accountAfterARolledBackOneIsAdmin() {
        assertThrows(
                ArithmeticException.class,
                () -> store().run(() -> {
                    store().users().add("undone", "undone@example.org", "hash", Given.NOON);
                    throw new ArithmeticException();
                }));
        assertEquals(Role.ADMIN, add("jane").role());
    }

    @Test
    default void takenUsernameIsRefused() {
        add("jane");
        assertRefused(ErrorCode.USERNAME_TAKEN, () -> add("jane"));
    }

    @Test
    default void takenUsernameIsRefusedWhateverItsCase() {
        add("J\u00FCrgen.\u03A3");
        assertRefused(ErrorCode.USERNAME_TAKEN, () -> add("J\u00DCRGEN.\u03C2"));
    }

    @Test
    default void takenUsernameIsRefusedWhateverItsComposition() {
        add("Ren\u00E9");
        assertRefused(ErrorCode.USERNAME_TAKEN, () -> add("RENE\u0301"));
    }

    @Test
    default void similarUsernamesAreNotTaken() {
        for (String name : List.of("jane", "jane_", "j_ne", "jane.", "jan\u0451", "jane2")) {
            assertEquals(name, add(name).username());
        }
    }

    @Test
    default void heldAccountIsReadAsItStands() {
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
    default void emailsMayRepeat() {
        User jane = add("jane");
        assertEquals(jane.email(), add("john").email());
    }

    @Test
    default void onlyOneOfManyThreadsGetsAUsername() {
        List<Boolean> got = Threads.atOnce(16, thread -> {
            try {
                return add(thread % 2 == 0 ? "jane" : "JANE").id() > 0;
            } catch (TrackerException taken) {
                assertEquals(ErrorCode.USERNAME_TAKEN, taken.code());
                return false;
            }
        });
        assertEquals(1, got.stream().filter(won -> won).count());
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

    @Test
    default void rehashOfAnUnknownAccountDoesNothing() {
        User jane = add("jane");
        rehash(4711, "hash of jane", "better");
        assertEquals(Optional.of(new Credentials(jane, "hash of jane")), credentials("jane"));
    }

    @Test
    default void accountsAreListedByFoldedName() {
        List<String> sorted =
                List.of("Anna", "bert", "Bert2", "Zoe", "\u00C9mile", "\u03A3ofia", "\uFF76", "\uD840\uDC00");
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.forEach(this::add);
        assertEquals(sorted, names(null));
    }

    @Test
    default void accountsArePaged() {
        for (String name : List.of("c", "B", "a", "\u00C9mile", "E", "d", "\uD840\uDC00", "f_g")) {
            add(name);
        }
        List<User> all = page(null, PageRequest.first(100)).items();
        assertEquals(8, all.size());
        new Walk<User, String>(request -> page(null, request))
                .assertHolds(all, user -> CaseFolding.fold(user.username()), "accounts");
    }

    @Test
    default void accountsFoundByKeywordArePaged() {
        for (String name : List.of("xa", "XB", "ax", "b", "Xc", "c", "dXd")) {
            add(name);
        }
        List<User> all = page("x", PageRequest.first(100)).items();
        assertEquals(5, all.size());
        new Walk<User, String>(request -> page("x", request))
                .assertHolds(all, user -> CaseFolding.fold(user.username()), "accounts");
    }

    @Test
    default void keywordFindsAPartOfTheNameWhateverItsCase() {
        add("J\u00FCrgen");
        add("HansJ\u00DCrg");
        add("jurgen");
        assertEquals(List.of("HansJ\u00DCrg", "J\u00FCrgen"), names("j\u00DCR"));
    }

    @Test
    default void signsInAKeywordForNamesStandForThemselves() {
        List<String> all = List.of("a.b", "a_b", "a+b", "a-b", "a@b", "axb");
        all.forEach(this::add);
        for (String keyword : List.of(".", "_", "+", "-", "@", "%", "\\", "'", "\"", "*", "a_b", "' OR '1'='1")) {
            assertEquals(
                    all.stream().filter(name -> name.contains(keyword)).sorted().toList(),
                    names(keyword),
                    "keyword <" + keyword + ">");
        }
    }

    @Test
    default void keywordThatNoNameCanHoldFindsNobody() {
        add("\uD840\uDC00");
        for (String keyword : List.of("\u0000", "\uD840", "?")) {
            assertEquals(List.of(), names(keyword));
        }
    }

    @Test
    default void emptyKeywordFindsEverybody() {
        add("jane");
        assertEquals(List.of("jane"), names(""));
    }

    @Test
    default void savedRoleIsReadBack() {
        User jane = add("jane");
        User john = add("john");
        User demoted = save(jane.withRole(Role.VIEWER));
        assertEquals(
                List.of(Optional.of(demoted), Optional.of(john)),
                List.of(Threads.elsewhere(() -> find(jane.id())), find(john.id())));
    }

    @Test
    default void savedDisablingIsReadBack() {
        User jane = add("jane");
        User disabled = save(jane.withDisabledAt(Instant.parse("2026-10-25T00:59:59.999999Z")));
        assertEquals(Optional.of(disabled), find(jane.id()));
    }

    @Test
    default void disabledAccountCanBeEnabled() {
        User jane = add("jane");
        save(jane.withDisabledAt(Given.NOON));
        save(jane.withDisabledAt(null));
        assertEquals(Optional.of(jane), find(jane.id()));
    }

    @Test
    default void saveKeepsTheRestOfAnAccount() {
        User jane = add("jane");
        save(new User(jane.id(), "other", "other@example.org", Role.MEMBER, Given.NOON.plusSeconds(1), null));
        assertEquals(Optional.of(new Credentials(jane.withRole(Role.MEMBER), "hash of jane")), credentials("jane"));
    }

    @Test
    default void saveOfAnUnknownAccountIsPassedOver() {
        User jane = add("jane");
        save(new User(4711, "jane", "jane@example.org", Role.VIEWER, Given.NOON, null));
        assertEquals(List.of(jane), found(UserFilter.ALL));
    }

    @Test
    default void accountsAreFoundByRole() {
        User jane = add("jane");
        User john = add("john");
        User vera = save(add("vera").withRole(Role.VIEWER));
        assertEquals(
                List.of(List.of(jane), List.of(john), List.of(vera)),
                List.of(
                        found(new UserFilter(null, Role.ADMIN, null)),
                        found(new UserFilter(null, Role.MEMBER, null)),
                        found(new UserFilter(null, Role.VIEWER, null))));
    }

    @Test
    default void accountsAreFoundByBeingDisabled() {
        User jane = add("jane");
        User john = save(add("john").withDisabledAt(Given.NOON));
        assertEquals(
                List.of(List.of(john), List.of(jane)),
                List.of(found(new UserFilter(null, null, true)), found(new UserFilter(null, null, false))));
    }

    @Test
    default void allConditionsOnAnAccountMustHold() {
        save(add("ann").withDisabledAt(Given.NOON));
        User anna = save(add("anna").withRole(Role.ADMIN));
        save(add("bert").withRole(Role.ADMIN));
        add("annette");
        assertEquals(List.of(anna), found(new UserFilter("ann", Role.ADMIN, false)));
    }

    @Test
    default void adminsWhoStepDownAtOnceUnderTheLockLeaveOne() {
        List<User> admins = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            admins.add(save(add("admin" + i).withRole(Role.ADMIN)));
        }
        Threads.atOnce(
                8,
                thread -> store().in(() -> {
                    store().users().lock();
                    boolean another = store().users()
                                    .list(UserFilter.ACTIVE_ADMINS, PageRequest.first(2))
                                    .items()
                                    .size()
                            > 1;
                    if (another) {
                        store().users().save(admins.get(thread).withRole(Role.MEMBER));
                    }
                    return another;
                }));
        assertEquals(1, found(UserFilter.ACTIVE_ADMINS).size());
    }

    @Test
    default void accountIdsArePositiveAndDiffer() {
        User jane = add("jane");
        User john = add("john");
        assertTrue(jane.id() > 0 && john.id() > 0 && jane.id() != john.id());
    }
}

package dev.issuetracker.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.text.CaseFolding;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import dev.issuetracker.domain.user.UserFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How accounts are listed, sorted, paged and filtered. A theme of {@link UsersContract}. */
public interface ListingUsersContract extends Contract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    Store store();

    private User add(String name) {
        return new Given(store()).account(name);
    }

    private Page<User, String> page(@Nullable String keyword, PageRequest<String> request) {
        return store().in(() -> store().users().list(UserFilter.all().keyword(keyword), request));
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
    default void accountsAreFoundByRole() {
        User jane = add("jane");
        User john = add("john");
        User vera = save(add("vera").withRole(Role.VIEWER));
        assertEquals(
                List.of(List.of(jane), List.of(john), List.of(vera)),
                List.of(
                        found(UserFilter.all().role(Role.ADMIN)),
                        found(UserFilter.all().role(Role.MEMBER)),
                        found(UserFilter.all().role(Role.VIEWER))));
    }

    @Test
    default void accountsAreFoundByBeingDisabled() {
        User jane = add("jane");
        User john = save(add("john").withDisabledAt(Given.NOON));
        assertEquals(
                List.of(List.of(john), List.of(jane)),
                List.of(
                        found(UserFilter.all().disabled(true)),
                        found(UserFilter.all().disabled(false))));
    }

    @Test
    default void allConditionsOnAnAccountMustHold() {
        save(add("ann").withDisabledAt(Given.NOON));
        User anna = save(add("anna").withRole(Role.ADMIN));
        save(add("bert").withRole(Role.ADMIN));
        add("annette");
        assertEquals(
                List.of(anna),
                found(UserFilter.all().keyword("ann").role(Role.ADMIN).disabled(false)));
    }
}

package dev.issuetracker.application.contract;

import static dev.issuetracker.domain.contract.Given.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.token.AccessToken;
import dev.issuetracker.application.token.AccessTokens.Owned;
import dev.issuetracker.domain.contract.Contract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.Walk;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of personal access tokens must do; see the package on how to run it. */
public interface AccessTokensContract extends Contract {
    Instant AN_HOUR_LATER = NOON.plus(Duration.ofHours(1));

    /** The store under test, the same one throughout a test, empty at its beginning. */
    TrackerStore store();

    private User account(String name) {
        return new Given(store()).account(name);
    }

    /** A token of an hour from noon on. */
    private AccessToken add(User user, String hash) {
        return store().in(() ->
                store().accessTokens().add(user.id(), "build \u00FC", Scope.WRITE, hash, NOON, AN_HOUR_LATER));
    }

    private Optional<Owned> find(String hash, Instant at) {
        return store().transactions().reading(() -> store().accessTokens().find(hash, at));
    }

    private Page<AccessToken, Long> page(User user, Instant at, PageRequest<Long> request) {
        return store().transactions().reading(() -> store().accessTokens().list(user.id(), at, request));
    }

    private List<AccessToken> listed(User user, Instant at) {
        return page(user, at, PageRequest.first(100)).items();
    }

    private int count(User user, Instant at) {
        return store().transactions().reading(() -> store().accessTokens().count(user.id(), at));
    }

    private Optional<AccessToken> end(User user, long id) {
        return store().in(() -> store().accessTokens().end(user.id(), id));
    }

    private void used(long id, Instant at) {
        store().run(() -> store().accessTokens().used(id, at));
    }

    private @Nullable Instant lastUse(String hash) {
        return find(hash, NOON).orElseThrow().token().lastUsedAt();
    }

    @Test
    default void addedTokenSaysWhatWasAskedAndWasNeverUsed() {
        AccessToken token = add(account("jane"), "h1");
        assertEquals(new AccessToken(token.id(), "build \u00FC", Scope.WRITE, NOON, AN_HOUR_LATER, null), token);
    }

    @Test
    default void tokenIsFoundByItsHashWithItsOwner() {
        User jane = account("jane");
        AccessToken token = add(jane, "h1");
        assertEquals(Optional.of(new Owned(jane, token)), find("h1", NOON));
    }

    @Test
    default void everyScopeIsReadBack() {
        User jane = account("jane");
        for (Scope scope : Scope.values()) {
            store().run(() -> store().accessTokens().add(jane.id(), "t", scope, scope.code(), NOON, AN_HOUR_LATER));
            assertEquals(scope, find(scope.code(), NOON).orElseThrow().token().scope());
        }
    }

    @Test
    default void otherHashesAreNobodys() {
        add(account("jane"), "h1");
        for (String hash : List.of("h2", "H1", "h_", "%", "", "' OR '1'='1")) {
            assertEquals(Optional.empty(), find(hash, NOON), hash);
        }
    }

    @Test
    default void tokenIsDeadFromItsExpiryOn() {
        add(account("jane"), "h1");
        assertTrue(find("h1", AN_HOUR_LATER.minusNanos(1_000)).isPresent());
        assertEquals(Optional.empty(), find("h1", AN_HOUR_LATER));
    }

    @Test
    default void tokensOfTheUserThatAreAliveAreListedNewestFirst() {
        User jane = account("jane");
        AccessToken first = add(jane, "h1");
        add(account("john"), "h2");
        AccessToken second = add(jane, "h3");
        assertEquals(List.of(second, first), listed(jane, NOON));
        assertEquals(List.of(), listed(jane, AN_HOUR_LATER));
    }

    @Test
    default void tokensAreCountedAsTheyAreListed() {
        User jane = account("jane");
        add(jane, "h1");
        add(account("john"), "h2");
        add(jane, "h3");
        assertEquals(List.of(2, 0), List.of(count(jane, NOON), count(jane, AN_HOUR_LATER)));
    }

    @Test
    default void tokensArePaged() {
        User jane = account("jane");
        for (int i = 0; i < 7; i++) {
            add(jane, "h" + i);
        }
        List<AccessToken> all = listed(jane, NOON);
        new Walk<AccessToken, Long>(request -> page(jane, NOON, request)).assertHolds(all, AccessToken::id, "tokens");
    }

    @Test
    default void useIsNoted() {
        AccessToken token = add(account("jane"), "h1");
        used(token.id(), NOON.plusSeconds(7));
        assertEquals(NOON.plusSeconds(7), lastUse("h1"));
    }

    @Test
    default void laterUseIsNotTakenBack() {
        AccessToken token = add(account("jane"), "h1");
        used(token.id(), NOON.plusSeconds(7));
        used(token.id(), NOON.plusSeconds(6));
        assertEquals(NOON.plusSeconds(7), lastUse("h1"));
    }

    @Test
    default void useOfAnotherTokenIsNotNoted() {
        AccessToken token = add(account("jane"), "h1");
        used(token.id() + 1, NOON);
        assertNull(lastUse("h1"));
    }

    @Test
    default void endedTokenIsDead() {
        User jane = account("jane");
        AccessToken token = add(jane, "h1");
        assertEquals(Optional.of(token), end(jane, token.id()));
        assertEquals(Optional.empty(), find("h1", NOON));
    }

    @Test
    default void nobodyElseEndsAToken() {
        User jane = account("jane");
        AccessToken token = add(jane, "h1");
        assertEquals(Optional.empty(), end(account("john"), token.id()));
        assertTrue(find("h1", NOON).isPresent());
    }

    @Test
    default void idOfAnEndedTokenIsNotGivenAgain() {
        User jane = account("jane");
        AccessToken first = add(jane, "h1");
        end(jane, first.id());
        assertTrue(add(jane, "h2").id() > first.id());
    }

    @Test
    default void allTokensOfAUserEndAndNoOthers() {
        User jane = account("jane");
        User john = account("john");
        AccessToken first = add(jane, "h1");
        AccessToken second = add(jane, "h2");
        AccessToken other = add(john, "h3");
        List<AccessToken> ended = store().in(() -> store().accessTokens().endAll(jane.id()));
        assertEquals(
                List.of(first.id(), second.id()),
                ended.stream().map(AccessToken::id).sorted().toList());
        assertEquals(List.of(), listed(jane, NOON));
        assertEquals(List.of(other), listed(john, NOON));
    }

    @Test
    default void sweepRemovesWhatExpiredAndNothingElse() {
        User jane = account("jane");
        AccessToken token = add(jane, "h1");
        store().run(() -> store().accessTokens().sweep(AN_HOUR_LATER));
        assertEquals(List.of(token), listed(jane, NOON));
        store().run(() -> store().accessTokens().sweep(AN_HOUR_LATER.plusSeconds(1)));
        assertEquals(List.of(), listed(jane, NOON));
    }
}

package dev.issuetracker.http.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.http.service.OpenApiChecker;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.http.fixture.Answer;
import dev.issuetracker.http.fixture.Api;
import dev.issuetracker.http.fixture.HttpTest;
import dev.issuetracker.http.fixture.Store;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Every route, tried by everybody: it turns away whom {@link Permission} turns away, and nobody else. The routes are
 * those that are described; that the server has these and no others, with the permissions described, another test
 * holds.
 */
class AccessTest extends HttpTest {
    /** What may end sessions and tokens of the account, the one that makes the call among them. */
    private static final Set<Permission> ENDING = EnumSet.of(Permission.SIGN_OUT, Permission.MANAGE_OWN_ACCOUNT);

    /**
     * Somebody who calls.
     *
     * @param another is just such a one, of another account
     */
    private record Somebody(String name, Api api, Supplier<Api> another, Predicate<Permission> may) {}

    AccessTest(Store store) {
        super(store);
    }

    private Api account(Role role) {
        Api api = guest.signUp(unique("caller"));
        admin.patch("/users/" + api.get("/me").id(), "{role: '" + role.code() + "'}")
                .expect(200);
        return api;
    }

    private Api token(Api owner, Scope scope) {
        return guest.withToken(owner.post("/me/tokens", "{name: 'any', scope: '" + scope.code() + "'}")
                .expect(201)
                .text("/token"));
    }

    private Somebody person(Role role) {
        return new Somebody(role.code(), account(role), () -> account(role), permission -> permission.allows(role));
    }

    private Somebody program(Role role, Scope scope) {
        Credential credential = new Credential.AccessToken(1, scope);
        return new Somebody(
                role.code() + "'s token for " + scope.code(),
                token(account(role), scope),
                () -> token(account(role), scope),
                permission -> permission.allows(role) && permission.allows(credential));
    }

    private List<Somebody> everybody() {
        List<Somebody> everybody = new ArrayList<>();
        for (Role role : Role.values()) {
            everybody.add(person(role));
            for (Scope scope : Scope.values()) {
                everybody.add(program(role, scope));
            }
        }
        return everybody;
    }

    /** Sends what harms nothing: an empty request about things that do not exist. */
    private static String outcome(Api api, String operation) {
        String[] parts = operation.split(" ", 2);
        String path = parts[1].replaceAll("\\{.*?}", Long.toString(Long.MAX_VALUE));
        Answer answer = api.send(parts[0], path, BodyPublishers.noBody());
        boolean rejected = answer.status() == 401 || answer.status() == 403;
        return rejected ? answer.status() + " " + answer.code() : "let in";
    }

    private static Optional<Permission> permission(String code) {
        return code.equals("anyone")
                ? Optional.empty()
                : Optional.of(Permission.valueOf(code.toUpperCase(Locale.ROOT)));
    }

    @Test
    void everyRouteTurnsAwayWhomItsPermissionTurnsAway() {
        List<Somebody> everybody = everybody();
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        for (Map.Entry<String, String> route :
                OpenApiChecker.ofTheServer().permissions().entrySet()) {
            Optional<Permission> wanted = permission(route.getValue());
            boolean ending = wanted.map(ENDING::contains).orElse(false);
            expected.add(route.getKey() + " by nobody: " + (wanted.isPresent() ? "401 token_refused" : "let in"));
            answered.add(route.getKey() + " by nobody: " + outcome(guest, route.getKey()));
            for (Somebody somebody : everybody) {
                boolean may = wanted.map(somebody.may()::test).orElse(true);
                Api api = ending ? somebody.another().get() : somebody.api();
                String call = route.getKey() + " by " + somebody.name() + ": ";
                expected.add(call + (may ? "let in" : "403 forbidden"));
                answered.add(call + outcome(api, route.getKey()));
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", answered));
    }
}

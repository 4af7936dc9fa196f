package dev.issuetracker.adapter.http.account;

import dev.issuetracker.adapter.http.account.UserJson.FullJson;
import dev.issuetracker.adapter.http.account.UserJson.PublicJson;
import dev.issuetracker.adapter.http.exchange.Answers;
import dev.issuetracker.adapter.http.exchange.Body;
import dev.issuetracker.adapter.http.exchange.BodySize;
import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.exchange.RequestBody;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.Requests;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.account.EditUser;
import dev.issuetracker.application.account.UserService;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.UserFilter;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /users}. */
public final class UserRoutes {
    private static final String[] READ_ONLY = {"id", "created_at", "disabled_at", "placeholder"};
    private static final Cursors<String> CURSORS = Cursors.names("users");
    private static final String ROLES =
            Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "));

    private final UserService users;

    /** Makes the routes of this service. */
    public UserRoutes(UserService users) {
        this.users = users;
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/users", Permission.READ, this::list);
        routes.get("/users/{id}", Permission.MANAGE_USERS, this::show);
        routes.patch("/users/{id}", Permission.MANAGE_USERS, BodySize.SMALL, this::edit);
        routes.post("/users/{id}/join", Permission.MANAGE_USERS, BodySize.SMALL, this::join);
    }

    private void list(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        UserFilter filter = UserFilter.all()
                .keyword(query.keyword("keyword"))
                .role(query.choice("role", UserRoutes::role, "one of " + ROLES))
                .disabled(query.bool("disabled"))
                .placeholder(query.bool("placeholder"));
        PageRequest<String> request = CURSORS.request(query, violations);
        query.end();
        violations.throwIfAny();
        PageJson.answer(ctx, query, CURSORS, users.list(caller, filter, request), PublicJson::of);
    }

    private void show(Context ctx, Caller caller) {
        long id = Requests.pathId(ctx, "id", "user");
        Query.none(ctx).throwIfAny();
        Answers.json(ctx, 200, FullJson.of(users.get(caller, id)));
    }

    private void edit(Context ctx, Caller caller, RequestBody sent) {
        long id = Requests.pathId(ctx, "id", "user");
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        EditUser command = EditUser.NOTHING
                .username(body.text("username"))
                .email(body.text("email"))
                .role(role(body, violations))
                .disabled(body.bool("disabled"));
        body.end(READ_ONLY);
        body.checkUnchanged(() -> FullJson.of(users.get(caller, id)), READ_ONLY);
        Answers.json(ctx, 200, FullJson.of(users.edit(caller, id, command.withShape(violations.list()))));
    }

    private void join(Context ctx, Caller caller, RequestBody sent) {
        long id = Requests.pathId(ctx, "id", "user");
        Violations violations = Query.none(ctx);
        Body body = sent.object(violations);
        Long into = body.number("into");
        if (!body.has("into")) {
            body.addRequired("into");
        }
        body.end();
        violations.throwIfAny();
        Answers.json(ctx, 200, FullJson.of(users.join(caller, id, Objects.requireNonNull(into))));
    }

    /** The field {@code role}; null when there is none, or it is invalid. */
    static @Nullable Role role(Body body, Violations violations) {
        String text = body.text("role");
        if (text == null) {
            return null;
        }
        Optional<Role> role = role(text);
        if (role.isEmpty()) {
            violations.add("role", "invalid_choice", "role must be one of " + ROLES + ".");
        }
        return role.orElse(null);
    }

    private static Optional<Role> role(String text) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(text))
                .findFirst();
    }
}

package dev.issuetracker.http.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.adapter.http.service.OpenApiChecker;
import dev.issuetracker.application.Tracker;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Credential;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.access.Scope;
import dev.issuetracker.application.contract.Callers;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.memory.InMemoryTracker;
import dev.issuetracker.application.saved.SavedTextService;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.error.ErrorCode;
import dev.issuetracker.domain.error.TrackerException;
import dev.issuetracker.domain.user.Role;
import dev.issuetracker.domain.user.User;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every method of every service, tried by everybody, without any route before it: it turns away whom the permission of
 * its route turns away, and nobody else.
 */
class ServiceAccessTest {
    /** The methods behind each route that needs a permission, as {@link Guarded#name} names them. */
    private static final Map<String, List<String>> BEHIND = Map.ofEntries(
            Map.entry("POST /admin/backup", List.of("BackupService.make")),
            Map.entry("GET /audit", List.of("AuditService.list")),
            Map.entry("GET /export", List.of("ArchiveService.write")),
            Map.entry("GET /fields", List.of("FieldService.list")),
            Map.entry("POST /fields", List.of("FieldService.create")),
            Map.entry("GET /fields/{id}", List.of("FieldService.get")),
            Map.entry("PATCH /fields/{id}", List.of("FieldService.edit")),
            Map.entry("DELETE /fields/{id}", List.of("FieldService.remove")),
            Map.entry("PUT /fields/presets/{name}", List.of("FieldService.applyPreset")),
            Map.entry("GET /imports", List.of("ImportService.list", "ImportJobService.list")),
            Map.entry("GET /imports/{id}", List.of("ImportJobService.get")),
            Map.entry("GET /imports/{id}/events", List.of("ImportJobService.get")),
            Map.entry("GET /imports/{id}/rejects.csv", List.of("ImportJobService.failed", "RejectService.write")),
            Map.entry("GET /imports/{id}/rejects.xlsx", List.of("ImportJobService.failed", "RejectService.write")),
            Map.entry("POST /imports/{id}/cancel", List.of("ImportJobService.cancel")),
            Map.entry("POST /imports/{id}/run", List.of("ImportJobService.again", "ImportJobService.restart")),
            Map.entry("GET /issues/{id}/origin", List.of("ImportService.origin")),
            Map.entry("POST /imports/{id}/undo", List.of("ImportJobService.undo", "ImportService.undo")),
            Map.entry("GET /invites", List.of("InviteService.list")),
            Map.entry("POST /invites", List.of("InviteService.make")),
            Map.entry("DELETE /invites/{id}", List.of("InviteService.end")),
            Map.entry("GET /issues", List.of("IssueService.list")),
            Map.entry("GET /issues/events", List.of("ChangeService.recent")),
            Map.entry("POST /issues", List.of("IssueService.create")),
            Map.entry("POST /issues/bulk", List.of("IssueService.editAll")),
            Map.entry("POST /issues/bulk/revert", List.of("IssueService.revertAll")),
            Map.entry("POST /issues/bulk-status", List.of("IssueService.editAll")),
            Map.entry(
                    "POST /issues/import",
                    List.of(
                            "ImportService.run",
                            "ImportService.prepare",
                            "ImportService.check",
                            "ImportJobService.accept",
                            "ImportJobService.start",
                            "ImportJobService.waited",
                            "RejectService.write")),
            Map.entry("GET /issues/count", List.of("IssueService.count")),
            Map.entry("GET /issues/export", List.of("ExportService.export", "IssueService.find")),
            Map.entry("GET /issues/{id}", List.of("IssueService.get")),
            Map.entry("PATCH /issues/{id}", List.of("IssueService.edit")),
            Map.entry("DELETE /issues/{id}", List.of("IssueService.delete")),
            Map.entry("GET /issues/{id}/children", List.of("IssueService.children")),
            Map.entry("GET /issues/{id}/comments", List.of("CommentService.list", "CommentService.get")),
            Map.entry("POST /issues/{id}/comments", List.of("CommentService.add")),
            Map.entry("PATCH /issues/{id}/comments/{comment_id}", List.of("CommentService.edit")),
            Map.entry("DELETE /issues/{id}/comments/{comment_id}", List.of("CommentService.remove")),
            Map.entry("GET /issues/{id}/history", List.of("IssueService.history")),
            Map.entry("GET /issues/{id}/links", List.of("LinkService.list")),
            Map.entry("POST /issues/{id}/links", List.of("LinkService.add")),
            Map.entry("DELETE /issues/{id}/links/{link_id}", List.of("LinkService.remove")),
            Map.entry("PUT /issues/{id}/labels", List.of("IssueService.edit")),
            Map.entry("POST /issues/{id}/restore", List.of("IssueService.restore")),
            Map.entry("POST /issues/{id}/revert", List.of("IssueService.revert")),
            Map.entry("GET /labels", List.of("LabelService.list", "LabelService.get")),
            Map.entry("POST /labels", List.of("LabelService.create")),
            Map.entry("PATCH /labels/{id}", List.of("LabelService.edit")),
            Map.entry("DELETE /labels/{id}", List.of("LabelService.delete")),
            // What it shows was found out together with who calls.
            Map.entry("GET /me", List.of()),
            Map.entry("PATCH /me", List.of("PasswordService.changeEmail")),
            Map.entry("PUT /me/password", List.of("PasswordService.change")),
            Map.entry("GET /me/sessions", List.of("SessionService.list")),
            Map.entry("DELETE /me/sessions", List.of("SessionService.endOthers")),
            Map.entry("DELETE /me/sessions/{id}", List.of("SessionService.end")),
            Map.entry("GET /me/tokens", List.of("AccessTokenService.list")),
            Map.entry("POST /me/tokens", List.of("AccessTokenService.make")),
            Map.entry("DELETE /me/tokens/{id}", List.of("AccessTokenService.end")),
            // The server counts, not the use cases.
            Map.entry("GET /metrics", List.of()),
            Map.entry("GET /reports/ageing", List.of("ReportService.ageing")),
            Map.entry("GET /reports/latency", List.of("ReportService.latency")),
            Map.entry("GET /reports/throughput", List.of("ReportService.throughput")),
            Map.entry("GET /reports/time-in-status", List.of("ReportService.timeInStatus")),
            Map.entry("GET /reports/top-assignees", List.of("ReportService.topAssignees", "ReportService.csv")),
            Map.entry("POST /signout", List.of("AccountService.signOut", "AccessTokenService.endCurrent")),
            Map.entry("GET /search/suggest", List.of("SearchService.suggest")),
            Map.entry("GET /mappings", List.of("importMappings.list", "importMappings.named")),
            Map.entry("POST /mappings", List.of("importMappings.create")),
            Map.entry("GET /mappings/{id}", List.of("importMappings.get")),
            Map.entry("PATCH /mappings/{id}", List.of("importMappings.edit")),
            Map.entry("DELETE /mappings/{id}", List.of("importMappings.remove")),
            Map.entry("GET /searches", List.of("savedSearches.list", "savedSearches.named")),
            Map.entry("POST /searches", List.of("savedSearches.create")),
            Map.entry("GET /searches/{id}", List.of("savedSearches.get")),
            Map.entry("PATCH /searches/{id}", List.of("savedSearches.edit")),
            Map.entry("DELETE /searches/{id}", List.of("savedSearches.remove")),
            Map.entry("GET /users", List.of("UserService.list")),
            Map.entry("GET /users/{id}", List.of("UserService.get")),
            Map.entry("PATCH /users/{id}", List.of("UserService.edit")),
            Map.entry("POST /users/{id}/join", List.of("UserService.join")),
            Map.entry("POST /users/{id}/reset-password", List.of("PasswordService.startReset")),
            Map.entry("GET /webhooks", List.of("WebhookService.list")),
            Map.entry("POST /webhooks", List.of("WebhookService.create")),
            Map.entry("GET /webhooks/{id}", List.of("WebhookService.get")),
            Map.entry("PATCH /webhooks/{id}", List.of("WebhookService.edit")),
            Map.entry("DELETE /webhooks/{id}", List.of("WebhookService.remove")),
            Map.entry("POST /webhooks/{id}/ping", List.of("WebhookService.ping")),
            Map.entry("GET /webhooks/{id}/deliveries", List.of("WebhookService.deliveries")),
            Map.entry("GET /webhooks/{id}/deliveries/{delivery_id}", List.of("WebhookService.delivery")),
            Map.entry("POST /webhooks/{id}/deliveries/{delivery_id}/redeliver", List.of("WebhookService.redeliver")));

    /** They serve every caller of every route. */
    private static final Set<String> BEHIND_ALL =
            Set.of("IdempotencyService.once", "IdempotencyService.earlier", "IdempotencyService.record");

    private final InMemoryTracker store = new InMemoryTracker();
    private final Tracker tracker = Tracker.on(store).clock(Clock.systemUTC()).build();
    private final User user = new Given(new StoreOf(store)).account("somebody");

    /** A method of a service that takes a caller first. */
    private record Guarded(RecordComponent part, Object service, Method method) {
        /** By the class of the service, or by the part of the tracker where several are of one class. */
        String name() {
            String owner = part.getType() == SavedTextService.class
                    ? part.getName()
                    : part.getType().getSimpleName();
            return owner + "." + method.getName();
        }

        /** Calls it with nothing else, which harms nothing. */
        String outcome(Caller caller) {
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(Guarded::nothing)
                    .toArray();
            arguments[0] = caller;
            try {
                method.invoke(service, arguments);
                return "let in";
            } catch (InvocationTargetException thrown) {
                boolean denied =
                        thrown.getCause() instanceof TrackerException known && known.code() == ErrorCode.FORBIDDEN;
                return denied ? "forbidden" : "let in";
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private static @Nullable Object nothing(Class<?> type) {
            if (type == boolean.class) {
                return false;
            }
            return type == long.class ? (Object) 0L : type == int.class ? (Object) 1 : null;
        }
    }

    private List<Guarded> guarded() throws ReflectiveOperationException {
        List<Guarded> guarded = new ArrayList<>();
        for (RecordComponent part : Tracker.class.getRecordComponents()) {
            Object service = part.getAccessor().invoke(tracker);
            for (Method method : part.getType().getMethods()) {
                boolean takesCaller = method.getParameterCount() > 0 && method.getParameterTypes()[0] == Caller.class;
                if (takesCaller && !Modifier.isStatic(method.getModifiers())) {
                    guarded.add(new Guarded(part, service, method));
                }
            }
        }
        return guarded;
    }

    private Map<String, Caller> everybody() {
        Map<String, Caller> everybody = new TreeMap<>();
        for (Role role : Role.values()) {
            User account = user.withRole(role);
            everybody.put(role.code(), new Caller(account, new Credential.Session("session"), Callers.HERE));
            for (Scope scope : Scope.values()) {
                everybody.put(
                        role.code() + "'s token for " + scope.code(),
                        new Caller(account, new Credential.AccessToken(1, scope), Callers.HERE));
            }
        }
        return everybody;
    }

    private static Map<String, Permission> routes() {
        Map<String, Permission> routes = new TreeMap<>();
        OpenApiChecker.ofTheServer().permissions().forEach((route, code) -> {
            if (!code.equals("anyone")) {
                routes.put(route, Permission.valueOf(code.toUpperCase(Locale.ROOT)));
            }
        });
        return routes;
    }

    @Test
    void everyServiceTurnsAwayWhomItsRouteTurnsAway() throws ReflectiveOperationException {
        List<String> expected = new ArrayList<>();
        List<String> answered = new ArrayList<>();
        Map<String, List<Guarded>> methods = guarded().stream().collect(Collectors.groupingBy(Guarded::name));
        routes().forEach((route, permission) -> BEHIND.getOrDefault(route, List.of("none is named"))
                .forEach(name -> methods.getOrDefault(name, List.of())
                        .forEach(method -> everybody().forEach((who, caller) -> {
                            String call = route + ", " + name + " by " + who + ": ";
                            expected.add(call + (caller.may(permission) ? "let in" : "forbidden"));
                            answered.add(call + method.outcome(caller));
                        }))));
        assertEquals(String.join("\n", expected), String.join("\n", answered));
    }

    @Test
    void everyRouteSaysWhichMethodsAreBehindIt() {
        assertEquals(routes().keySet(), new TreeSet<>(BEHIND.keySet()));
    }

    @Test
    void everyMethodThatTakesACallerIsTried() throws ReflectiveOperationException {
        Set<String> tried = Stream.concat(BEHIND.values().stream().flatMap(List::stream), BEHIND_ALL.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = guarded().stream().map(Guarded::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(there, tried);
    }
}

package dev.issuetracker.adapter.http.audit;

import dev.issuetracker.adapter.http.exchange.Cursors;
import dev.issuetracker.adapter.http.exchange.PageJson;
import dev.issuetracker.adapter.http.exchange.Query;
import dev.issuetracker.adapter.http.route.Routes;
import dev.issuetracker.adapter.http.wire.NetworkAddress;
import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.access.Permission;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.audit.AuditService;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.page.PageRequest;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /audit}. */
public final class AuditRoutes {
    private static final Cursors<Long> CURSORS = Cursors.numbers("audit");
    private static final Pattern SUBJECT = Pattern.compile("([a-z]+):([1-9][0-9]{0,17})");
    private static final String EVENTS = "one of " + codes(AuditEvent.values(), AuditEvent::code);
    private static final String SUBJECTS = "a kind and an id, such as issue:12; kinds are "
            + codes(AuditSubject.Kind.values(), AuditSubject.Kind::code);

    private final AuditService audit;

    /** Makes the routes of this service. */
    public AuditRoutes(AuditService audit) {
        this.audit = audit;
    }

    private static <T> String codes(T[] values, Function<T, String> code) {
        return Arrays.stream(values).map(code).collect(Collectors.joining(", "));
    }

    /** Adds the routes. */
    public void register(Routes routes) {
        routes.get("/audit", Permission.READ_AUDIT_LOG, this::list);
    }

    private void list(Context ctx, Caller caller) {
        Violations violations = new Violations();
        Query query = new Query(ctx, violations);
        AuditEvent event = query.choice("event", AuditRoutes::event, EVENTS);
        Long by = query.number("by");
        AuditSubject subject = query.choice("subject", AuditRoutes::subject, SUBJECTS);
        String address = query.name("address");
        Query.Span span = query.span("from", "to");
        PageRequest<Long> request = CURSORS.request(query, violations);
        query.end();
        violations.throwIfAny();
        AuditFilter filter = AuditFilter.all()
                .event(event)
                .by(by)
                .subject(subject)
                .address(address == null ? null : NetworkAddress.kept(address))
                .from(span.from())
                .to(firstAfter(span.to()));
        PageJson.answer(ctx, query, CURSORS, audit.list(caller, filter, request), AuditJson::of);
    }

    private static @Nullable Instant firstAfter(@Nullable Instant last) {
        return last == null ? null : last.plus(1, ChronoUnit.MICROS);
    }

    private static Optional<AuditEvent> event(String code) {
        return Arrays.stream(AuditEvent.values())
                .filter(event -> event.code().equals(code))
                .findFirst();
    }

    private static Optional<AuditSubject> subject(String text) {
        Matcher matcher = SUBJECT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(AuditSubject.Kind.values())
                .filter(kind -> kind.code().equals(matcher.group(1)))
                .findFirst()
                .map(kind -> new AuditSubject(kind, Long.parseLong(matcher.group(2))));
    }
}

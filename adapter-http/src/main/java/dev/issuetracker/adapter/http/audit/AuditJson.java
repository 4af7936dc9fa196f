package dev.issuetracker.adapter.http.audit;

import dev.issuetracker.adapter.http.account.UserRefJson;
import dev.issuetracker.adapter.http.wire.NetworkAddress;
import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditLog.Recorded;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.domain.user.UserRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of the audit log as it is sent. */
record AuditJson(
        long id,
        Instant at,
        String event,
        @Nullable UserRefJson by,
        @Nullable SubjectJson subject,
        String detail,
        String address,
        String userAgent,
        String requestId) {
    static AuditJson of(Recorded recorded) {
        AuditEntry entry = recorded.entry();
        UserRef by = entry.by();
        AuditSubject subject = entry.subject();
        CallOrigin origin = entry.origin();
        return new AuditJson(
                recorded.id(),
                entry.at(),
                entry.event().code(),
                by == null ? null : UserRefJson.of(by),
                subject == null ? null : SubjectJson.of(subject),
                entry.detail(),
                NetworkAddress.shown(origin.address()),
                origin.userAgent(),
                origin.requestId());
    }

    /** What an event happened to. */
    record SubjectJson(String kind, long id) {
        static SubjectJson of(AuditSubject subject) {
            return new SubjectJson(subject.kind().code(), subject.id());
        }
    }
}

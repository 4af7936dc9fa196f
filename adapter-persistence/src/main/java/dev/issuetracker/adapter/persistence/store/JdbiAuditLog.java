package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.access.CallOrigin;
import dev.issuetracker.application.audit.AuditEntry;
import dev.issuetracker.application.audit.AuditEvent;
import dev.issuetracker.application.audit.AuditFilter;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.audit.AuditSubject;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The audit log in the table {@code audit_log}, to which rows are only added. */
public final class JdbiAuditLog implements AuditLog {
    /** The statements on the table {@code audit_log}. */
    interface Table {
        @SqlUpdate("""
                INSERT INTO audit_log
                    (at, event, by_id, subject_kind, subject_id, detail, address, user_agent, request_id)
                VALUES (:at, :event, :by, :kind, :subject, :detail, :address, :userAgent, :requestId)
                """)
        void insert(
                long at,
                String event,
                @Nullable Long by,
                @Nullable String kind,
                @Nullable Long subject,
                @Nullable String detail,
                String address,
                String userAgent,
                @Nullable String requestId);
    }

    private static final class Row implements RowMapper<Recorded> {
        @Override
        public Recorded map(ResultSet row, StatementContext context) throws SQLException {
            long by = row.getLong("by_id");
            UserRef account = row.wasNull() ? null : new UserRef(by, row.getString("username"));
            AuditEntry entry = new AuditEntry(
                    Micros.read(row, "at"),
                    AuditEvent.of(row.getString("event")),
                    account,
                    subject(row),
                    row.getString("detail"),
                    new CallOrigin(row.getString("address"), row.getString("user_agent"), row.getString("request_id")));
            return new Recorded(row.getLong("id"), entry);
        }

        private static @Nullable AuditSubject subject(ResultSet row) throws SQLException {
            String kind = row.getString("subject_kind");
            return kind == null ? null : new AuditSubject(AuditSubject.Kind.of(kind), row.getLong("subject_id"));
        }
    }

    private final UnitOfWork work;

    public JdbiAuditLog(UnitOfWork work) {
        this.work = work;
    }

    @Override
    public void add(AuditEntry entry) {
        UserRef by = entry.by();
        AuditSubject subject = entry.subject();
        work.handle()
                .attach(Table.class)
                .insert(
                        Micros.of(entry.at()),
                        entry.event().code(),
                        by == null ? null : Long.valueOf(by.id()),
                        subject == null ? null : subject.kind().code(),
                        subject == null ? null : Long.valueOf(subject.id()),
                        entry.detail(),
                        entry.origin().address(),
                        entry.origin().userAgent(),
                        entry.origin().requestId());
    }

    @Override
    public Page<Recorded, Long> list(AuditFilter filter, PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("a.id"), List.of("key"));
        Query query = work.handle().createQuery("""
                SELECT a.id, a.at, a.event, a.by_id, u.username, a.subject_kind, a.subject_id, a.detail, a.address,
                       a.user_agent, a.request_id
                FROM audit_log a LEFT JOIN users u ON u.id = a.by_id
                WHERE <condition> <filter>
                <tail>
                """);
        AuditSubject subject = filter.subject();
        List<Recorded> found = page.define(query)
                .define("filter", conditions(filter))
                .bind("key", request.key())
                .bind("event", filter.event() == null ? null : filter.event().code())
                .bind("by", filter.by())
                .bind("kind", subject == null ? null : subject.kind().code())
                .bind("subject", subject == null ? null : Long.valueOf(subject.id()))
                .bind("address", filter.address())
                .bind("from", Micros.ofNullable(filter.from()))
                .bind("to", Micros.ofNullable(filter.to()))
                .map(new Row())
                .list();
        return Page.of(request, found, Recorded::id);
    }

    private static String conditions(AuditFilter filter) {
        StringBuilder conditions = new StringBuilder();
        if (filter.event() != null) {
            conditions.append(" AND a.event = :event");
        }
        if (filter.by() != null) {
            conditions.append(" AND a.by_id = :by");
        }
        if (filter.subject() != null) {
            conditions.append(" AND a.subject_kind = :kind AND a.subject_id = :subject");
        }
        if (filter.address() != null) {
            conditions.append(" AND a.address = :address");
        }
        if (filter.from() != null) {
            conditions.append(" AND a.at >= :from");
        }
        if (filter.to() != null) {
            conditions.append(" AND a.at < :to");
        }
        return conditions.toString();
    }
}

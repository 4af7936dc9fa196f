package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.sql.Keyset;
import dev.issuetracker.adapter.persistence.sql.Micros;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.application.importing.done.EditedMeanwhile;
import dev.issuetracker.application.importing.job.ImportJob;
import dev.issuetracker.application.importing.job.ImportJobs;
import dev.issuetracker.application.importing.job.JobAnswer;
import dev.issuetracker.application.importing.job.JobOrder;
import dev.issuetracker.application.importing.job.JobState;
import dev.issuetracker.application.importing.report.ImportReport.Counts;
import dev.issuetracker.domain.page.Page;
import dev.issuetracker.domain.page.PageRequest;
import dev.issuetracker.domain.user.UserRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Imports that run, and those that ran while nobody waited, in the table {@code import_jobs}. */
public final class JdbiImportJobs implements ImportJobs {
    private static final Counts NONE = new Counts(0, 0, 0, 0);
    private static final String SELECT = """
            SELECT j.id, j.by_id, u.username, j.file_name, j.server, j.request, j.state, j.at, j.ended_at,
                   j.rows_read, j.created, j.updated, j.skipped, j.rejected, j.kept, j.kept_total
            FROM import_jobs j JOIN users u ON u.id = j.by_id
            """;

    /** The statements on the table {@code import_jobs} that are always the same. */
    interface Table {
        @SqlQuery(SELECT + "WHERE j.id = :id")
        Optional<ImportJob> find(long id);

        @SqlQuery("""
                SELECT status, body, rows_read, created, updated, skipped, rejected
                FROM import_jobs
                WHERE id = :id AND status IS NOT NULL
                """)
        Optional<JobAnswer> answer(long id);

        @SqlQuery(SELECT + "WHERE j.state IN ('queued', 'running') AND j.server = :server ORDER BY j.id")
        List<ImportJob> open(String server);

        @SqlUpdate("UPDATE import_jobs SET kept = '', kept_total = 0 WHERE id = :id")
        void forgetKept(long id);

        @SqlUpdate("DELETE FROM import_jobs WHERE id = :id AND state = :state")
        int delete(long id, String state);

        @SqlUpdate("DELETE FROM import_jobs WHERE ended_at < :before")
        void deleteEnded(long before);
    }

    static final class Row implements RowMapper<ImportJob> {
        @Override
        public ImportJob map(ResultSet row, StatementContext context) throws SQLException {
            return new ImportJob(
                    row.getLong("id"),
                    new JobOrder(
                            new UserRef(row.getLong("by_id"), row.getString("username")),
                            row.getString("file_name"),
                            row.getString("server"),
                            row.getString("request"),
                            Micros.read(row, "at")),
                    JobState.of(row.getString("state")).orElseThrow(),
                    Micros.readNullable(row, "ended_at"),
                    counts(row),
                    new EditedMeanwhile(unpacked(row.getString("kept")), row.getLong("kept_total")));
        }
    }

    static final class AnswerRow implements RowMapper<JobAnswer> {
        @Override
        public JobAnswer map(ResultSet row, StatementContext context) throws SQLException {
            return new JobAnswer(row.getInt("status"), row.getString("body"), counts(row));
        }
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiImportJobs(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    static String packed(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<Long> unpacked(String ids) {
        return ids.isEmpty()
                ? List.of()
                : Arrays.stream(ids.split(",")).map(Long::valueOf).toList();
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("rows_read"),
                row.getLong("created"),
                row.getLong("updated"),
                row.getLong("skipped"),
                row.getLong("rejected"));
    }

    @Override
    public ImportJob add(JobOrder order) {
        long id = work.handle()
                .createQuery("""
                        INSERT INTO import_jobs
                            (id, by_id, file_name, server, request, state, at, rows_read, created, skipped, rejected)
                        VALUES (<next>, :by, :fileName, :server, :request, :state, :at, 0, 0, 0, 0)
                        RETURNING id
                        """)
                .define("next", dialect.nextImportId())
                .bind("by", order.by().id())
                .bind("fileName", order.fileName())
                .bind("server", order.server())
                .bind("request", order.request())
                .bind("state", JobState.QUEUED.code())
                .bind("at", Micros.of(order.at()))
                .mapTo(Long.class)
                .one();
        return new ImportJob(id, order, JobState.QUEUED, null, NONE);
    }

    @Override
    public Optional<ImportJob> find(long id) {
        return table().find(id);
    }

    @Override
    public Optional<JobAnswer> answer(long id) {
        return table().answer(id);
    }

    @Override
    public Page<ImportJob, Long> list(JobState state, PageRequest<Long> request) {
        Keyset page = Keyset.of(request, true, List.of("j.id"), List.of("key"));
        Query query = work.handle().createQuery(SELECT + "WHERE j.state = :state AND <condition> <tail>");
        List<ImportJob> found = page.define(query)
                .bind("state", state.code())
                .bind("key", request.key())
                .map(new Row())
                .list();
        return Page.of(request, found, ImportJob::id);
    }

    @Override
    public List<ImportJob> open(String server) {
        return table().open(server);
    }

    @Override
    public boolean move(long id, Set<JobState> from, JobState to) {
        boolean moved = change(id, from, to, null, null);
        if (moved) {
            table().forgetKept(id);
        }
        return moved;
    }

    @Override
    public boolean end(long id, Set<JobState> from, JobState to, @Nullable JobAnswer answer, Instant at) {
        return change(id, from, to, answer, Micros.of(at));
    }

    private boolean change(
            long id, Set<JobState> from, JobState to, @Nullable JobAnswer answer, @Nullable Long endedAt) {
        Counts counts = answer == null ? NONE : answer.counts();
        Update update = work.handle()
                .createUpdate("""
                        UPDATE import_jobs
                        SET state = :to, ended_at = :endedAt, rows_read = :read, created = :created, updated = :updated,
                            skipped = :skipped, rejected = :rejected, status = :status, body = :body
                        WHERE id = :id AND state IN (<from>)
                        """)
                .bindList("from", from.stream().map(JobState::code).toList())
                .bind("id", id)
                .bind("to", to.code())
                .bind("endedAt", endedAt)
                .bind("read", counts.read())
                .bind("created", counts.created())
                .bind("updated", counts.updated())
                .bind("skipped", counts.skipped())
                .bind("rejected", counts.rejected())
                .bind("status", answer == null ? null : Integer.valueOf(answer.status()))
                .bind("body", answer == null ? null : answer.body());
        return update.execute() == 1;
    }

    @Override
    public boolean remove(long id, JobState in) {
        return table().delete(id, in.code()) == 1;
    }

    @Override
    public void sweep(Instant before) {
        table().deleteEnded(Micros.of(before));
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}

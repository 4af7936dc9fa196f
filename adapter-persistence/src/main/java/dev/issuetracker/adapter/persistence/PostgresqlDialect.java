package dev.issuetracker.adapter.persistence;

import java.util.List;
import org.jdbi.v3.core.Handle;

final class PostgresqlDialect implements Dialect {
    @Override
    public String migrations() {
        return "classpath:db/migration/postgresql";
    }

    @Override
    public List<Long> issueIds(Handle handle, int count) {
        return handle.createQuery("""
                        SELECT nextval(pg_get_serial_sequence('issues', 'id')) FROM generate_series(1, :count)
                        """).bind("count", count).mapTo(Long.class).list();
    }

    @Override
    public void lockUsers(Handle handle) {
        handle.execute("LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE");
    }

    @Override
    public Keyword keyword(String folded) {
        return new Keyword("i.search_text LIKE :keyword ESCAPE '!'", Folded.pattern(folded));
    }

    @Override
    public String month(String column) {
        return "to_char(to_timestamp(" + column + " / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM')";
    }
}

package dev.issuetracker.adapter.persistence.store;

import dev.issuetracker.adapter.persistence.sql.Dialect;
import dev.issuetracker.adapter.persistence.unit.UnitOfWork;
import dev.issuetracker.domain.issue.IssueTree;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The tree of the issues by the column {@code parent_id} of the table {@code issues}. */
public final class JdbiIssueTree implements IssueTree {
    /** The statements on the table {@code issues}. No issue is deeper than the tree may be, so that they end. */
    interface Table {
        @SqlQuery("""
                WITH RECURSIVE above (id, level) AS (
                    SELECT parent_id, 1 FROM issues WHERE id = :id AND parent_id IS NOT NULL
                    UNION ALL
                    SELECT i.parent_id, a.level + 1
                    FROM above a JOIN issues i ON i.id = a.id
                    WHERE i.parent_id IS NOT NULL AND a.level < 100
                )
                SELECT id FROM above ORDER BY level
                """)
        List<Long> ancestors(long id);

        @SqlQuery("""
                WITH RECURSIVE below (id, level) AS (
                    SELECT id, 0 FROM <issues> WHERE id IN (<ids>)
                    UNION ALL
                    SELECT i.id, b.level + 1 FROM below b JOIN <issues> i ON i.parent_id = b.id WHERE b.level < 100
                )
                SELECT coalesce(max(level), 0) FROM below
                """)
        int levelsBelow(@Define String issues, @BindList Collection<Long> ids);

        @SqlQuery("SELECT count(*) FROM <issues> WHERE parent_id = :id")
        int children(@Define String issues, long id);
    }

    private final UnitOfWork work;
    private final Dialect dialect;

    public JdbiIssueTree(UnitOfWork work, Dialect dialect) {
        this.work = work;
        this.dialect = dialect;
    }

    @Override
    public void lock() {
        dialect.lock(work.handle(), "issue tree");
    }

    @Override
    public List<Long> ancestors(long id) {
        return table().ancestors(id);
    }

    @Override
    public int levelsBelow(Collection<Long> ids) {
        return ids.isEmpty() ? 0 : table().levelsBelow(issues(), ids);
    }

    @Override
    public int children(long id) {
        return table().children(issues(), id);
    }

    /** Also those of an import that nobody sees yet: they have their places in the tree already. */
    private String issues() {
        return dialect.written("issues");
    }

    private Table table() {
        return work.handle().attach(Table.class);
    }
}

package dev.issuetracker.adapter.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** Which statements a part of a unit of work sends. */
public final class StatementLog {
    private StatementLog() {}

    /** The statements of some work, in their order; not those of the next unit of work on the same connection. */
    public static List<String> of(Handle handle, Runnable work) {
        List<String> statements = new ArrayList<>();
        SqlStatements settings = handle.getConfig(SqlStatements.class);
        SqlLogger before = settings.getSqlLogger();
        settings.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(Objects.requireNonNullElse(context.getRenderedSql(), context.getRawSql()));
            }
        });
        try {
            work.run();
        } finally {
            settings.setSqlLogger(before);
        }
        return statements;
    }
}

package dev.issuetracker.adapter.persistence.store;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** The rows that fixed statements return: the pools are handed this, so that they need to know no store. */
public final class RowMappers implements JdbiPlugin {
    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerRowMapper(new JdbiUsers.UserRow())
                .registerRowMapper(new JdbiAccessTokens.Row())
                .registerRowMapper(new JdbiAccessTokens.OwnedRow())
                .registerRowMapper(new JdbiLabels.LabelRow())
                .registerRowMapper(new JdbiComments.CommentRow());
    }
}

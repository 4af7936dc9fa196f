package dev.issuetracker.adapter.persistence.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.spi.JdbiPlugin;

/** The rows that fixed statements return: the pools are handed this, so that they need to know no store. */
public final class RowMappers implements JdbiPlugin {
    @Override
    public void customizeJdbi(Jdbi jdbi) {
        List.of(
                        new JdbiUsers.UserRow(),
                        new JdbiUsers.CredentialsRow(),
                        new JdbiAccessTokens.Row(),
                        new JdbiAccessTokens.OwnedRow(),
                        new JdbiIssues.AccountRow(),
                        new JdbiLabels.LabelRow(),
                        new JdbiComments.CommentRow(),
                        new JdbiLinks.SeenRow(),
                        new JdbiLinks.NewLinkRow(),
                        new JdbiInvites.Row(),
                        new JdbiImports.Row(),
                        new JdbiImports.RangeRow(),
                        new JdbiImports.UpdateRow(),
                        new JdbiImportJobs.Row(),
                        new JdbiImportJobs.AnswerRow(),
                        new JdbiBegunUndos.Row(),
                        new JdbiOrigins.Row(),
                        new JdbiOrigins.LastImportRow(),
                        new JdbiOrigins.TurnRow(),
                        new JdbiRecordedAnswers.Row(),
                        new JdbiThrottles.Row())
                .forEach(jdbi::registerRowMapper);
    }
}

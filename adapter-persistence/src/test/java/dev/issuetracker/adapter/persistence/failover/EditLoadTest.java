package dev.issuetracker.adapter.persistence.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.issuetracker.adapter.persistence.Database;
import dev.issuetracker.adapter.persistence.EditLoad;
import java.util.List;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.junit.jupiter.api.Test;

/** The check of a load complains about a database that lost edits. */
class EditLoadTest extends FailoverFixture {
    @Test
    void theCheckComplainsWhenEditsAreStoredWithoutRegardToTheVersion() {
        a.start();
        // The database has guards of its own, which would reject the lost updates too.
        a.execute("tracker", "ALTER TABLE issue_history DROP CONSTRAINT issue_history_pkey CASCADE");
        a.execute("tracker", "DROP TRIGGER issues_go_version_by_version ON issues");
        Database database = open();
        TemplateEngine usual = new DefinedAttributeTemplateEngine();
        TemplateEngine careless = (sql, context) -> usual.render(sql, context).replace("AND version = :before", "");
        List<String> complaints;
        try (EditLoad load = EditLoad.start(
                (issue, title) -> database.transactions().in(() -> {
                    database.handle().getConfig(SqlStatements.class).setTemplateEngine(careless);
                    return edit(database, issue, title);
                }),
                List.of(1L, 2L))) {
            load.awaitMore(300);
            load.stop();
            complaints = database.transactions().reading(() -> load.complaints(database.issues()));
        }

        assertTrue(
                complaints.stream().anyMatch(complaint -> complaint.contains("acknowledged twice")),
                complaints.toString());
    }

    /** As after a failover to a standby that lagged. */
    @Test
    void theCheckComplainsWhenTheLastAcknowledgedEditIsLost() {
        a.start();
        Database database = open();
        try (EditLoad load = EditLoad.start((issue, title) -> edit(database, issue, title), List.of(1L))) {
            load.awaitMore(20);
            load.stop();
            a.execute("tracker", """
                    SET session_replication_role = replica;
                    DELETE FROM issue_history WHERE issue_id = 1 AND version = (SELECT version FROM issues WHERE id =
                      1);
                    UPDATE issues SET version = issues.version - 1, title = h.title_to
                    FROM issue_history h WHERE id = 1 AND h.issue_id = 1 AND h.version = issues.version - 1
                    """);

            List<String> complaints = database.transactions().reading(() -> load.complaints(database.issues()));

            assertEquals(1, complaints.size(), complaints.toString());
            assertTrue(complaints.get(0).endsWith("history says null"), complaints.toString());
            assertTrue(
                    database.transactions()
                            .reading(() -> load.figures(database.issues()))
                            .contains("lost 1,"),
                    load.toString());
        }
    }
}

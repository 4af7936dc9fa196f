package dev.issuetracker.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.account.Sessions;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.contract.AuditLogContract;
import dev.issuetracker.application.contract.ImportsContract;
import dev.issuetracker.application.contract.InvitesContract;
import dev.issuetracker.application.contract.RecordedAnswersContract;
import dev.issuetracker.application.contract.SessionsContract;
import dev.issuetracker.application.contract.TrackerStore;
import dev.issuetracker.application.contract.TransactionsContract;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.contract.CommentsContract;
import dev.issuetracker.domain.contract.Given;
import dev.issuetracker.domain.contract.IssuesContract;
import dev.issuetracker.domain.contract.LabelsContract;
import dev.issuetracker.domain.contract.ReportsContract;
import dev.issuetracker.domain.contract.UsersContract;
import dev.issuetracker.domain.issue.Comments;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.user.Users;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every contract, on a database of its own for each test. */
abstract class DatabaseContracts {
    private final TestDatabase database;

    /** Takes an empty database, which the test closes. */
    DatabaseContracts(TestDatabase database) {
        this.database = database;
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TrackerStore store() {
        return new DatabaseStore(database.open());
    }

    private record DatabaseStore(Database database) implements TrackerStore {
        @Override
        public Issues issues() {
            return database.issues();
        }

        @Override
        public Comments comments() {
            return database.comments();
        }

        @Override
        public Labels labels() {
            return database.labels();
        }

        @Override
        public Users users() {
            return database.users();
        }

        @Override
        public Reports reports() {
            return database.reports();
        }

        @Override
        public Transactions transactions() {
            return database.transactions();
        }

        @Override
        public Sessions sessions() {
            return database.sessions();
        }

        @Override
        public AuditLog auditLog() {
            return database.auditLog();
        }

        @Override
        public Invites invites() {
            return database.invites();
        }

        @Override
        public Imports imports() {
            return database.imports();
        }

        @Override
        public RecordedAnswers recordedAnswers() {
            return database.recordedAnswers();
        }
    }

    @Test
    void endingEverySessionEndsPersonalAccessTokensToo() {
        Database tracker = database.open();
        tracker.transactions().run(() -> {
            for (String name : List.of("jane", "john")) {
                tracker.users().add(name, "someone@example.org", "hash", Given.NOON);
            }
            tracker.handle()
                    .execute(
                            "INSERT INTO personal_access_tokens (user_id, name, scope, token_hash, created_at, expires_at)"
                                    + " SELECT id, 'ci', 'read', username, 1, 2 FROM users");
        });
        tracker.transactions()
                .run(() -> tracker.sessions()
                        .endAll(tracker.users()
                                .findNamed(List.of("jane"))
                                .get(0)
                                .id()));
        assertEquals(
                List.of("john"),
                tracker.transactions()
                        .in(() -> tracker.handle()
                                .createQuery("SELECT token_hash FROM personal_access_tokens")
                                .mapTo(String.class)
                                .list()));
    }

    @Nested
    class OfIssues implements IssuesContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfComments implements CommentsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfLabels implements LabelsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfUsers implements UsersContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfReports implements ReportsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfTransactions implements TransactionsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfSessions implements SessionsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfAuditLog implements AuditLogContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfInvites implements InvitesContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfImports implements ImportsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfRecordedAnswers implements RecordedAnswersContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }
}

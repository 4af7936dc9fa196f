package dev.issuetracker.adapter.persistence;

import dev.issuetracker.application.account.Invites;
import dev.issuetracker.application.audit.AuditLog;
import dev.issuetracker.application.contract.AccessTokensContract;
import dev.issuetracker.application.contract.AuditLogContract;
import dev.issuetracker.application.contract.EventsContract;
import dev.issuetracker.application.contract.ImportsContract;
import dev.issuetracker.application.contract.InvitesContract;
import dev.issuetracker.application.contract.PasswordResetsContract;
import dev.issuetracker.application.contract.RecordedAnswersContract;
import dev.issuetracker.application.contract.SessionsContract;
import dev.issuetracker.application.contract.ThrottlesContract;
import dev.issuetracker.application.contract.TrackerStore;
import dev.issuetracker.application.contract.TransactionsContract;
import dev.issuetracker.application.guess.Throttles;
import dev.issuetracker.application.idempotency.RecordedAnswers;
import dev.issuetracker.application.importing.Imports;
import dev.issuetracker.application.password.PasswordResets;
import dev.issuetracker.application.session.Sessions;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.application.token.AccessTokens;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.contract.CommentsContract;
import dev.issuetracker.domain.contract.IssuesContract;
import dev.issuetracker.domain.contract.LabelsContract;
import dev.issuetracker.domain.contract.ReportsContract;
import dev.issuetracker.domain.contract.UsersContract;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.user.Users;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/**
 * Every contract, on one database that is emptied after each test: to make and open one takes longer than most tests.
 */
abstract class DatabaseContracts {
    private final Database database;

    /** Takes an open and empty database, which the class closes. */
    DatabaseContracts(Database database) {
        this.database = database;
    }

    @AfterEach
    void emptyForTheNext() throws SQLException {
        empty();
    }

    /** Makes the database what it was when it was opened. That includes the audit log, which no server can empty. */
    abstract void empty() throws SQLException;

    private TrackerStore store() {
        return new DatabaseStore(database);
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
        public AccessTokens accessTokens() {
            return database.accessTokens();
        }

        @Override
        public PasswordResets passwordResets() {
            return database.passwordResets();
        }

        @Override
        public Throttles throttles() {
            return database.throttles();
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
    class OfEvents implements EventsContract {
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
    class OfThrottles implements ThrottlesContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfAccessTokens implements AccessTokensContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfPasswordResets implements PasswordResetsContract {
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

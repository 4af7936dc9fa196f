package dev.issuetracker.adapter.persistence;

import dev.issuetracker.application.contract.AccessTokensContract;
import dev.issuetracker.application.contract.AuditLogContract;
import dev.issuetracker.application.contract.BegunUndosContract;
import dev.issuetracker.application.contract.ImportJobsContract;
import dev.issuetracker.application.contract.ImportsContract;
import dev.issuetracker.application.contract.InvitesContract;
import dev.issuetracker.application.contract.OriginsContract;
import dev.issuetracker.application.contract.PasswordResetsContract;
import dev.issuetracker.application.contract.PlaceholdersContract;
import dev.issuetracker.application.contract.RecordedAnswersContract;
import dev.issuetracker.application.contract.SessionsContract;
import dev.issuetracker.application.contract.StoreOf;
import dev.issuetracker.application.contract.ThrottlesContract;
import dev.issuetracker.application.contract.TrackerStore;
import dev.issuetracker.application.contract.TransactionsContract;
import dev.issuetracker.application.contract.WebhooksContract;
import dev.issuetracker.domain.contract.CommentsContract;
import dev.issuetracker.domain.contract.FieldsContract;
import dev.issuetracker.domain.contract.IssueTreeContract;
import dev.issuetracker.domain.contract.IssuesContract;
import dev.issuetracker.domain.contract.LabelsContract;
import dev.issuetracker.domain.contract.LinksContract;
import dev.issuetracker.domain.contract.ReportsContract;
import dev.issuetracker.domain.contract.SavedTextsContract;
import dev.issuetracker.domain.contract.UsersContract;
import dev.issuetracker.domain.saved.SavedKind;
import dev.issuetracker.domain.saved.SavedTexts;
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
        return new StoreOf(database);
    }

    @Nested
    class OfIssues implements IssuesContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfTheIssueTree implements IssueTreeContract {
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
    class OfLinks implements LinksContract {
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
    class OfFields implements FieldsContract {
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
    class OfPlaceholders implements PlaceholdersContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfSavedSearches implements SavedTextsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfImportMappings implements SavedTextsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }

        @Override
        public SavedTexts texts() {
            return DatabaseContracts.this.store().importMappings();
        }

        @Override
        public SavedKind kind() {
            return SavedKind.MAPPING;
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
    class OfBegunUndos implements BegunUndosContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfImportJobs implements ImportJobsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfOrigins implements OriginsContract {
        @Override
        public TrackerStore store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfWebhooks implements WebhooksContract {
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

package example;

import dev.issuetracker.application.contract.IssueTransactionsContract;
import dev.issuetracker.application.contract.TransactionalStore;
import dev.issuetracker.application.store.Transactions;
import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.contract.CommentsContract;
import dev.issuetracker.domain.contract.FieldsContract;
import dev.issuetracker.domain.contract.IssueTreeContract;
import dev.issuetracker.domain.contract.IssuesContract;
import dev.issuetracker.domain.contract.LabelsContract;
import dev.issuetracker.domain.contract.LinksContract;
import dev.issuetracker.domain.contract.SavedTextsContract;
import dev.issuetracker.domain.contract.UsersContract;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Users;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every contract of a store of issues, each test on a store of its own. */
class JournalContractsTest {
    private TransactionalStore store;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        store = new StoreUnderTest(new Journal(folder.resolve("journal")));
    }

    @Nested
    class OfIssues implements IssuesContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    @Nested
    class OfTheIssueTree implements IssueTreeContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    @Nested
    class OfComments implements CommentsContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    @Nested
    class OfLinks implements LinksContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    @Nested
    class OfLabels implements LabelsContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    @Nested
    class OfFields implements FieldsContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    @Nested
    class OfSavedSearches implements SavedTextsContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    @Nested
    class OfUsers implements UsersContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    @Nested
    class OfTransactions implements IssueTransactionsContract {
        @Override
        public TransactionalStore store() {
            return store;
        }
    }

    private record StoreUnderTest(Journal journal) implements TransactionalStore {
        @Override
        public Transactions transactions() {
            return journal.transactions();
        }

        @Override
        public Issues issues() {
            return journal.issues();
        }

        @Override
        public IssueTree issueTree() {
            return journal.issueTree();
        }

        @Override
        public Comments comments() {
            return journal.comments();
        }

        @Override
        public Links links() {
            return journal.links();
        }

        @Override
        public Labels labels() {
            return journal.labels();
        }

        @Override
        public Fields fields() {
            return journal.fields();
        }

        @Override
        public Users users() {
            return journal.users();
        }

        @Override
        public SavedTexts savedSearches() {
            return journal.savedSearches();
        }
    }
}

package dev.issuetracker.adapter.persistence;

import dev.issuetracker.domain.contract.CommentsContract;
import dev.issuetracker.domain.contract.IssuesContract;
import dev.issuetracker.domain.contract.LabelsContract;
import dev.issuetracker.domain.contract.ReportsContract;
import dev.issuetracker.domain.contract.Store;
import dev.issuetracker.domain.contract.UsersContract;
import dev.issuetracker.domain.issue.Comments;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.user.Users;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Every contract, on a database of its own for each test. */
abstract class DatabaseContracts {
    private final Database database = open();

    /** An empty database. */
    abstract Database open();

    @AfterEach
    void close() {
        database.close();
    }

    private Store store() {
        return new DatabaseStore(database);
    }

    private record DatabaseStore(Database database) implements Store {
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
        public <T> T in(Supplier<T> work) {
            return database.transactions().in(work);
        }
    }

    @Nested
    class OfIssues implements IssuesContract {
        @Override
        public Store store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfComments implements CommentsContract {
        @Override
        public Store store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfLabels implements LabelsContract {
        @Override
        public Store store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfUsers implements UsersContract {
        @Override
        public Store store() {
            return DatabaseContracts.this.store();
        }
    }

    @Nested
    class OfReports implements ReportsContract {
        @Override
        public Store store() {
            return DatabaseContracts.this.store();
        }
    }
}

package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.comment.Comments;
import dev.issuetracker.domain.contract.ReportingStore;
import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.issue.IssueTree;
import dev.issuetracker.domain.issue.Issues;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.link.Links;
import dev.issuetracker.domain.report.Reports;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Users;
import java.util.function.Supplier;

/** A store in memory, as contracts see it. */
record StoreUnderTest(InMemoryStore memory) implements ReportingStore {
    StoreUnderTest() {
        this(new InMemoryStore());
    }

    @Override
    public Issues issues() {
        return memory.issues();
    }

    @Override
    public IssueTree issueTree() {
        return memory.issueTree();
    }

    @Override
    public Comments comments() {
        return memory.comments();
    }

    @Override
    public Links links() {
        return memory.links();
    }

    @Override
    public Labels labels() {
        return memory.labels();
    }

    @Override
    public Fields fields() {
        return memory.fields();
    }

    @Override
    public Users users() {
        return memory.users();
    }

    @Override
    public SavedTexts savedSearches() {
        return memory.savedSearches();
    }

    SavedTexts importMappings() {
        return memory.importMappings();
    }

    @Override
    public Reports reports() {
        return memory.reports();
    }

    @Override
    public <T> T in(Supplier<T> work) {
        return memory.in(work);
    }
}

package dev.issuetracker.architecture.planted.innocent.adapter.persistence;

import dev.issuetracker.architecture.planted.innocent.domain.issue.Issue;
import dev.issuetracker.architecture.planted.innocent.domain.issue.Issues;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

class JdbiIssues implements Issues {
    private final Jdbi jdbi;

    JdbiIssues(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Issue> find(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT title FROM issue WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(title -> new Issue(id, title)));
    }
}

package dev.issuetracker.architecture.planted.innocent.adapter.persistence;

import dev.issuetracker.architecture.planted.innocent.domain.issue.Issues;
import org.jdbi.v3.core.Jdbi;

public class Database {
    public Issues issues(String url) {
        return new JdbiIssues(Jdbi.create(url));
    }
}

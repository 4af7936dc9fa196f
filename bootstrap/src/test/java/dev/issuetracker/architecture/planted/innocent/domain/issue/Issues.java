package dev.issuetracker.architecture.planted.innocent.domain.issue;

import java.util.Optional;

public interface Issues {
    Optional<Issue> find(long id);
}

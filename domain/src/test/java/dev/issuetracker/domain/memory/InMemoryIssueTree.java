package dev.issuetracker.domain.memory;

import dev.issuetracker.domain.issue.Issue;
import dev.issuetracker.domain.issue.IssueTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tree of the issues in memory. */
public final class InMemoryIssueTree implements IssueTree {
    private final InMemoryStore store;

    InMemoryIssueTree(InMemoryStore store) {
        this.store = store;
    }

    @Override
    public void lock() {
        // One writer at a time.
    }

    @Override
    public List<Long> ancestors(long id) {
        List<Long> ancestors = new ArrayList<>();
        for (Long parent = parentOf(id); parent != null; parent = parentOf(parent)) {
            ancestors.add(parent);
        }
        return ancestors;
    }

    private @Nullable Long parentOf(long id) {
        return store.issues().find(id).map(Issue::parent).orElse(null);
    }

    @Override
    public int levelsBelow(Collection<Long> ids) {
        Set<Long> children = childrenOf(ids).map(Issue::id).collect(Collectors.toSet());
        return children.isEmpty() ? 0 : 1 + levelsBelow(children);
    }

    @Override
    public int children(long id) {
        return (int) childrenOf(Set.of(id)).count();
    }

    /** The children of any of these issues, also deleted ones. */
    Stream<Issue> childrenOf(Collection<Long> ids) {
        return store.issues()
                .all()
                .filter(issue -> issue.parent() != null && ids.contains(Objects.requireNonNull(issue.parent())));
    }
}

package dev.issuetracker.architecture.planted.every_port_has_an_implementation.adapter.persistence;

import dev.issuetracker.architecture.planted.every_port_has_an_implementation.domain.Issues;

class JdbiIssues implements Issues {
    @Override
    public long count() {
        return 0;
    }

    @Override
    public void clear() {}
}

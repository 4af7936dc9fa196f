package dev.issuetracker.architecture.planted.http_touches_no_driven_port.adapter.http;

import dev.issuetracker.architecture.planted.http_touches_no_driven_port.domain.issue.Issues;

class OffendingImplementation implements Issues {
    @Override
    public long count() {
        return 0;
    }
}

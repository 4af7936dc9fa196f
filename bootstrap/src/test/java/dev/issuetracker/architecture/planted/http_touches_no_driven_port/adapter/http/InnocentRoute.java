package dev.issuetracker.architecture.planted.http_touches_no_driven_port.adapter.http;

import dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.issue.IssueKey;
import dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.store.StoreHealth;

class InnocentRoute {
    boolean serves(StoreHealth health, IssueKey key) {
        return health.ready() && key instanceof IssueKey.ById;
    }
}

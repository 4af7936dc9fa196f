package dev.issuetracker.architecture.planted.http_touches_no_driven_port.adapter.http;

import dev.issuetracker.architecture.planted.http_touches_no_driven_port.domain.issue.Issues;

class OffendingArray {
    Issues[] none() {
        return new Issues[0];
    }
}

package dev.issuetracker.architecture.planted.http_touches_no_driven_port.domain.issue;

public interface Issues {
    long count();
}

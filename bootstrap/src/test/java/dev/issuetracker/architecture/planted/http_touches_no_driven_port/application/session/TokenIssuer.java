package dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.session;

public interface TokenIssuer {
    String issue(String session);
}

package dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.account;

public interface TokenIssuer {
    String issue(String session);
}

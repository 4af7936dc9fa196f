package dev.issuetracker.architecture.planted.http_touches_no_driven_port.adapter.http;

import dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.session.TokenIssuer;

class OffendingTokenUser {
    void take(TokenIssuer tokenIssuer) {}
}

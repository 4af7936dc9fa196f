package dev.issuetracker.architecture.planted.http_touches_no_driven_port.adapter.http;

import dev.issuetracker.architecture.planted.http_touches_no_driven_port.application.session.TokenIssuer;

class InnocentTokens implements TokenIssuer {
    @Override
    public String issue(String session) {
        return session;
    }
}

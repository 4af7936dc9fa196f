package dev.issuetracker.architecture.planted.innocent.bootstrap;

import dev.issuetracker.architecture.planted.innocent.adapter.http.HttpServer;
import dev.issuetracker.architecture.planted.innocent.adapter.persistence.Database;
import dev.issuetracker.architecture.planted.innocent.application.issue.IssueService;

class Main {
    HttpServer wire(String url) {
        return new HttpServer(new IssueService(new Database().issues(url)));
    }
}

package dev.issuetracker.architecture.planted.innocent.adapter.http;

import dev.issuetracker.architecture.planted.innocent.application.access.Caller;
import dev.issuetracker.architecture.planted.innocent.application.issue.IssueService;
import io.javalin.http.Context;

public class HttpServer {
    private final IssueService service;

    public HttpServer(IssueService service) {
        this.service = service;
    }

    void get(Context context, Caller caller) {
        service.get(caller, 1).ifPresent(issue -> context.result(issue.title()));
    }
}

package dev.issuetracker.architecture.planted.web_is_spoken_only_in_http.bootstrap;

import org.eclipse.jetty.server.Server;

class OffendingServer {
    void take(Server server) {}
}

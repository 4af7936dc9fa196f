package dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.adapter.mail;

import dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.adapter.http.HttpServer;

class OffendingMail {
    void take(HttpServer httpServer) {}
}

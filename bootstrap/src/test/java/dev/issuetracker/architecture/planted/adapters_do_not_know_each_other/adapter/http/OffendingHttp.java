package dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.adapter.http;

import dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.adapter.persistence.Database;

class OffendingHttp {
    void take(Database database) {}
}

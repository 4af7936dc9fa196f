package dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.adapter.persistence;

import dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.application.Transactions;

class Innocent {
    void take(Transactions transactions) {}
}

package dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.application;

public interface Transactions {}

package dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.adapter.persistence;

public class Database {}

package dev.issuetracker.architecture.planted.bootstrap_knows_only_rooms_and_start_up.adapter.persistence;

public class Database {}

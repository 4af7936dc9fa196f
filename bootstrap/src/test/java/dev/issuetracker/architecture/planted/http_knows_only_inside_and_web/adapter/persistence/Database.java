package dev.issuetracker.architecture.planted.http_knows_only_inside_and_web.adapter.persistence;

public class Database {}

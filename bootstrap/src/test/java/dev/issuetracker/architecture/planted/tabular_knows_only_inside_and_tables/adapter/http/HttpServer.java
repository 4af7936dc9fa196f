package dev.issuetracker.architecture.planted.tabular_knows_only_inside_and_tables.adapter.http;

public class HttpServer {}

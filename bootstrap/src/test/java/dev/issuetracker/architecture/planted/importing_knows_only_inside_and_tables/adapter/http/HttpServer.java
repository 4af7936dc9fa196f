package dev.issuetracker.architecture.planted.importing_knows_only_inside_and_tables.adapter.http;

public class HttpServer {}

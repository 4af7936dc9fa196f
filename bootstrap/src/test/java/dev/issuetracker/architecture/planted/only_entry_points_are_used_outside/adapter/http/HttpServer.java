package dev.issuetracker.architecture.planted.only_entry_points_are_used_outside.adapter.http;

public class HttpServer {}

package dev.issuetracker.architecture.planted.adapters_do_not_know_each_other.adapter.http;

public class HttpServer {}

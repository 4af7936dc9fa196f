package dev.issuetracker.architecture.planted.rooms_of_http_lie_in_layers.adapter.http.wire;

public class Low {}

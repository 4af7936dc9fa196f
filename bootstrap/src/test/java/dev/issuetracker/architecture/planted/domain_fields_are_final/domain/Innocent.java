package dev.issuetracker.architecture.planted.domain_fields_are_final.domain;

record Innocent(long id) {}

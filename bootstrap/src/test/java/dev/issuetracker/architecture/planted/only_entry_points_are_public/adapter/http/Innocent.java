package dev.issuetracker.architecture.planted.only_entry_points_are_public.adapter.http;

class Innocent {
    public static final class Nested {}
}

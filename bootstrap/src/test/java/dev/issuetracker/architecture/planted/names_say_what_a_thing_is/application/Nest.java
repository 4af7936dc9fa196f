package dev.issuetracker.architecture.planted.names_say_what_a_thing_is.application;

class Nest {
    static final class OffendingNestedImpl {}
}

package dev.issuetracker.architecture.planted.names_say_what_a_thing_is.adapter.importing;

class OffendingRowDTO {}

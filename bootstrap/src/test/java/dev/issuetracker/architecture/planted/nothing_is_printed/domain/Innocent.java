package dev.issuetracker.architecture.planted.nothing_is_printed.domain;

class Innocent {
    String line() {
        return System.lineSeparator();
    }
}

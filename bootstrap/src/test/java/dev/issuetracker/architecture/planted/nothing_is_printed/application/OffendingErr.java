package dev.issuetracker.architecture.planted.nothing_is_printed.application;

class OffendingErr {
    void tell() {
        System.err.println("here");
    }
}

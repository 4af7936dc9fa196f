package dev.issuetracker.architecture.planted.nothing_is_printed.bootstrap;

class InnocentMain {
    void tell() {
        System.err.println("here");
    }
}

package dev.issuetracker.architecture.planted.nothing_is_printed.domain;

class OffendingOut {
    void tell() {
        System.out.println("here");
    }
}

package dev.issuetracker.architecture.planted.nothing_is_printed.application;

class OffendingTrace {
    void tell(RuntimeException exception) {
        exception.printStackTrace();
    }
}

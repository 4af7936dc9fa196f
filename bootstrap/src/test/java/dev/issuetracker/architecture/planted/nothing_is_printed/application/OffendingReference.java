package dev.issuetracker.architecture.planted.nothing_is_printed.application;

import java.util.function.Consumer;

class OffendingReference {
    Consumer<String> teller() {
        return System.out::println;
    }
}

package dev.issuetracker.architecture.planted.abstractions_are_interfaces.domain;

enum InnocentEnum {
    ONE {
        @Override
        int value() {
            return 1;
        }
    };

    abstract int value();
}

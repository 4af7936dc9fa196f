package dev.issuetracker.architecture.planted.every_port_has_an_implementation.application;

class InsideCount implements OffendingInside {
    @Override
    public long count() {
        return 0;
    }
}

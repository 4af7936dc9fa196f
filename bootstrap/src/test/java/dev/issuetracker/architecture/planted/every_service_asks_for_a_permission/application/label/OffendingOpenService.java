package dev.issuetracker.architecture.planted.every_service_asks_for_a_permission.application.label;

public class OffendingOpenService {
    public void create() {}
}

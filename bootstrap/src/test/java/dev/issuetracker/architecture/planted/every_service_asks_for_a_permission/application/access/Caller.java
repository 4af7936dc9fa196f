package dev.issuetracker.architecture.planted.every_service_asks_for_a_permission.application.access;

public record Caller(boolean admin) {
    public void demand() {
        if (!admin) {
            throw new IllegalStateException("admins only");
        }
    }
}

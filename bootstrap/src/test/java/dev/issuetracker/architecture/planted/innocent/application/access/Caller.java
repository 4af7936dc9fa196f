package dev.issuetracker.architecture.planted.innocent.application.access;

public record Caller(boolean admin) {
    public void demand() {
        if (!admin) {
            throw new IllegalStateException("admins only");
        }
    }
}

package dev.issuetracker.architecture.planted.every_service_asks_for_a_permission.application.label;

import dev.issuetracker.architecture.planted.every_service_asks_for_a_permission.application.access.Caller;

public class OffendingService {
    public boolean create(Caller by) {
        return by.admin();
    }
}

package dev.issuetracker.architecture.planted.every_service_asks_for_a_permission.application.label;

import dev.issuetracker.architecture.planted.every_service_asks_for_a_permission.application.access.Caller;
import dev.issuetracker.architecture.planted.every_service_asks_for_a_permission.application.access.NeedsNoPermission;

public class LabelService {
    public void create(Caller by) {
        by.demand();
        store();
    }

    @NeedsNoPermission
    public void stop() {}

    private void store() {}
}

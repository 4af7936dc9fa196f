package dev.issuetracker.application.importing;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.importing.file.ImportFile;

/** What is to be imported, for whom, and who watches. */
record ImportOrder(Caller by, ImportFile file, ImportPlan plan, ImportProgress progress) {
    ImportGoal goal() {
        return ImportGoal.storing(plan.mode());
    }
}

package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.TrackerEvent.LabelCreated;
import dev.issuetracker.application.importing.staging.NameKind;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;

/** Makes labels that a file names. */
public record NewLabels(Labels labels, MadeNames names, Cause cause) implements FileNames.Maker<Label> {
    private static final int MOST = 1_000;

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public String checked(String name, Violations violations) {
        return Label.name(name, violations);
    }

    @Override
    public Label make(String name) {
        Label label = labels.add(name, Label.DEFAULT_COLOR, "", cause.at());
        names.add(NameKind.LABEL, label.id(), new LabelCreated(cause, label));
        return label;
    }
}

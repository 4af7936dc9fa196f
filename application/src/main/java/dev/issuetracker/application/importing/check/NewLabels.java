package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.LabelCreated;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;

/** Makes labels that a file names. */
public record NewLabels(Labels labels, Events events, Cause cause) implements FileNames.Maker<Label> {
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
        events.publish(new LabelCreated(cause, label));
        return label;
    }
}

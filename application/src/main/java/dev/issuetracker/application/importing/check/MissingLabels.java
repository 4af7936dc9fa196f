package dev.issuetracker.application.importing.check;

import dev.issuetracker.application.access.Caller;
import dev.issuetracker.application.event.Cause;
import dev.issuetracker.application.event.Events;
import dev.issuetracker.application.event.TrackerEvent.LabelCreated;
import dev.issuetracker.domain.error.Violations;
import dev.issuetracker.domain.label.Label;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.text.CaseFolding;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Makes the labels that a file names and that do not exist, when that is wanted. */
public final class MissingLabels {
    /** A file that names more labels than this is not about labels. */
    public static final int MOST = 1_000;

    private final NameLookup<Label> known;
    private final Labels labels;
    private final Events events;
    private final Caller by;
    private final Instant at;
    private final Set<String> made = new HashSet<>();

    public MissingLabels(NameLookup<Label> known, Labels labels, Events events, Caller by, Instant at) {
        this.known = known;
        this.labels = labels;
        this.events = events;
        this.by = by;
        this.at = at;
    }

    /**
     * Makes those of the names that mean nothing yet; all that are no names for a label, or too many, are left out.
     *
     * @param stores whether anything is stored; otherwise they only count as made
     */
    public void make(Collection<String> names, boolean stores) {
        for (String each : names) {
            Violations violations = new Violations();
            String name = Label.name(each, violations);
            if (!violations.list().isEmpty() || known.find(name).isPresent() || made.size() == MOST) {
                continue;
            }
            if (made.add(CaseFolding.fold(name)) && stores) {
                Label label = labels.add(name, Label.DEFAULT_COLOR, "", at);
                events.publish(new LabelCreated(Cause.of(by, at), label));
                known.remember(label);
            }
        }
    }

    /** Whether this label is made for the file. */
    public boolean makes(String name) {
        return made.contains(CaseFolding.fold(name));
    }
}

package dev.issuetracker.application.search;

import dev.issuetracker.domain.field.Fields;
import dev.issuetracker.domain.label.Labels;
import dev.issuetracker.domain.saved.SavedTexts;
import dev.issuetracker.domain.user.Users;
import java.time.Clock;

/** Where searches look up what they name, and by which clock {@code today} and ages are. */
public record SearchPorts(Labels labels, Users users, Fields fields, SavedTexts savedSearches, Clock clock) {}

package dev.issuetracker.application.importing.report;

import dev.issuetracker.application.importing.preview.RowPlace;
import dev.issuetracker.domain.issue.NewIssue;
import org.jspecify.annotations.Nullable;

/**
 * One of the first good rows of a file that was only checked.
 *
 * @param place where it is
 * @param key what the source calls the issue; null when it does not
 * @param issue what would be stored, without labels that would be created
 * @param comments how many would be stored with it
 */
public record FirstRow(RowPlace place, @Nullable String key, NewIssue issue, int comments) {}

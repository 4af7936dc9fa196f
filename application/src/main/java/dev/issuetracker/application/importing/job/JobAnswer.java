package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.importing.report.ImportReport.Counts;

/**
 * What came of an import, as its sender would have been answered.
 *
 * @param status the outcome, in the terms of the code that made the answer
 * @param counts of the rows
 */
public record JobAnswer(int status, String body, Counts counts) {}

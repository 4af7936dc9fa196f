package dev.issuetracker.application.importing.job;

import dev.issuetracker.application.importing.report.ImportReport;
import java.util.function.Function;

/** Makes the answers to imports, in the terms of those who ask for them. */
public record JobAnswers(Function<ImportReport, JobAnswer> done, Function<RuntimeException, JobAnswer> failed) {}

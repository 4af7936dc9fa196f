package dev.issuetracker.domain.contract;

import dev.issuetracker.domain.report.Reports;

/** A store under test that also computes reports. */
public interface ReportingStore extends Store {
    Reports reports();
}

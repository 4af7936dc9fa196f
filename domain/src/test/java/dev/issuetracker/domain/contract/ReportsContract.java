package dev.issuetracker.domain.contract;

/** What every store's reports must answer, in all their themes; see the package on how to run it. */
public interface ReportsContract
        extends TopAssigneesContract,
                LatencyContract,
                ReportsByFieldsContract,
                ThroughputContract,
                TimeInStatusContract,
                AgeingContract,
                ReportsOfAllIssuesContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    @Override
    ReportingStore store();
}

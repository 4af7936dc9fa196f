package dev.issuetracker.application.contract;

/** What the units of work of a whole tracker's store must hold; see the package on how to run it. */
public interface TransactionsContract extends IssueTransactionsContract, TrackerUnitsOfWorkContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    @Override
    TrackerStore store();
}

package dev.issuetracker.application.contract;

/** What every store's units of work must hold, in all its themes; see the package on how to run it. */
public interface TransactionsContract
        extends UnitsOfWorkContract,
                NestedUnitsOfWorkContract,
                OutsideUnitsOfWorkContract,
                ConcurrentUnitsOfWorkContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    @Override
    TrackerStore store();
}

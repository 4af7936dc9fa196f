package dev.issuetracker.application.contract;

/** What the units of work of a store of issues must hold, in all its themes; see the package on how to run it. */
public interface IssueTransactionsContract
        extends UnitsOfWorkContract,
                NestedUnitsOfWorkContract,
                OutsideUnitsOfWorkContract,
                ConcurrentUnitsOfWorkContract,
                EventsContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    @Override
    TransactionalStore store();
}

package dev.issuetracker.domain.contract;

/** What every store of issues must do, in all its themes; see the package on how to run it. */
public interface IssuesContract
        extends AddingIssuesContract,
                FindingIssuesContract,
                IssueThreadsContract,
                SavingIssuesContract,
                StaleEditsContract,
                IssueHistoryContract,
                ListingIssuesContract,
                CombiningFiltersContract,
                CountingIssuesContract,
                FilteringIssuesContract,
                FilteringBlockedIssuesContract,
                SearchingIssuesContract,
                SearchingCommentsContract,
                TextsOfIssuesContract,
                FieldValuesContract,
                FieldReferencesContract,
                FilteringByFieldsContract,
                SortingByFieldsContract,
                ConcurrentEditsContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    @Override
    Store store();
}

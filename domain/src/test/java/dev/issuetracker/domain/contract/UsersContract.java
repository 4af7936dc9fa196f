package dev.issuetracker.domain.contract;

/** What every store of accounts must do, in all its themes; see the package on how to run it. */
public interface UsersContract
        extends AddingUsersContract,
                FindingUsersContract,
                CredentialsContract,
                ListingUsersContract,
                SavingUsersContract {
    /** The store under test, the same one throughout a test, empty at its beginning. */
    @Override
    Store store();
}

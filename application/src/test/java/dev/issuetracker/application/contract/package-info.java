/**
 * What every store must do for the use cases, as tests: what {@code dev.issuetracker.domain.contract} is for the
 * domain's ports, for the ports of the application. A store of issues only implements
 * {@link dev.issuetracker.application.contract.TransactionalStore} and runs {@code IssueTransactionsContract}. For a
 * whole tracker, implement {@link dev.issuetracker.application.contract.TrackerStore} and write one test class for each
 * contract:
 *
 * <pre>{@code
 * class MyTransactionsTest implements TransactionsContract {
 *     private final TrackerStore store = new MyStore(); // anew for each test, and so empty
 *
 *     @Override
 *     public TrackerStore store() {
 *         return store;
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.issuetracker.application.contract;

import org.jspecify.annotations.NullMarked;

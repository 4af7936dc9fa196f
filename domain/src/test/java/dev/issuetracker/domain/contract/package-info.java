/**
 * What every store must do, as tests. To run them on a store of your own, depend on the jar with the classifier
 * {@code contracts} and on {@code org.junit.jupiter:junit-jupiter}, and write one test class for each contract:
 *
 * <pre>{@code
 * class MyIssuesTest implements IssuesContract {
 *     private final Store store = new MyStore(); // JUnit makes a test class anew for each test, and so an empty store
 *
 *     @Override
 *     public Store store() {
 *         return store;
 *     }
 * }
 * }</pre>
 *
 * <p>A large contract is split into themes: {@code IssuesContract} extends one interface for each. Implement the whole,
 * or one theme while you write that part of a store.
 *
 * <p>A store that keeps issues only runs all but {@code ReportsContract}.
 *
 * <p>The in-memory stores in {@code dev.issuetracker.domain.memory} pass them and show how it looks.
 */
@NullMarked
package dev.issuetracker.domain.contract;

import org.jspecify.annotations.NullMarked;

/**
 * Counts and packed latencies of issues that are kept with each write, for reports on all issues.
 *
 * <p>Texts are put together once, since several statements share what is counted, and run with JDBI's fluent interface.
 */
@NullMarked
package dev.issuetracker.adapter.persistence.count;

import org.jspecify.annotations.NullMarked;

/**
 * The domain's ports in memory, with real transactions: for tests, and to try things out. They keep what stores
 * promise.
 */
@NullMarked
package dev.issuetracker.domain.memory;

import org.jspecify.annotations.NullMarked;

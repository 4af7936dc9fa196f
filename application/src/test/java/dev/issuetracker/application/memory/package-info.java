/**
 * The application's store ports in memory, on the domain's: for tests, and to try things out. They keep what stores
 * promise.
 */
@NullMarked
package dev.issuetracker.application.memory;

import org.jspecify.annotations.NullMarked;

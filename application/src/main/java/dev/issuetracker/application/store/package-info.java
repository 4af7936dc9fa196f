/** What the use cases need of a store as a whole: transactions, time, health. */
@NullMarked
package dev.issuetracker.application.store;

import org.jspecify.annotations.NullMarked;

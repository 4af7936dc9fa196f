/** Counts and packed latencies of issues that are kept with each write, for reports on all issues. */
@NullMarked
package dev.issuetracker.adapter.persistence.count;

import org.jspecify.annotations.NullMarked;

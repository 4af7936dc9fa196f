/** Sample data for load runs: the same for every run. */
@NullMarked
package dev.issuetracker.benchmarks.sample;

import org.jspecify.annotations.NullMarked;

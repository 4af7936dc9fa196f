/** How fast the server answers beside the least that the same work costs. */
@NullMarked
package dev.issuetracker.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;

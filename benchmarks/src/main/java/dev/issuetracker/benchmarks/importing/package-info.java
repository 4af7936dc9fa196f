/** How long imports take, beside the least that the database needs for the same rows. */
@NullMarked
package dev.issuetracker.benchmarks.importing;

import org.jspecify.annotations.NullMarked;

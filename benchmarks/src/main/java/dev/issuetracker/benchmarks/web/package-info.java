/** The web interface in a real browser, held to its budgets. */
@NullMarked
package dev.issuetracker.benchmarks.web;

import org.jspecify.annotations.NullMarked;

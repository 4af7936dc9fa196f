/** What the reports answer and the port that computes it. */
@NullMarked
package dev.issuetracker.domain.report;

import org.jspecify.annotations.NullMarked;

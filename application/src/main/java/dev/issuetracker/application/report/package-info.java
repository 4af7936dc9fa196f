/** Reports about issues, and the limits of what they answer. */
@NullMarked
package dev.issuetracker.application.report;

import org.jspecify.annotations.NullMarked;

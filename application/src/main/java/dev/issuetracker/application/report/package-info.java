/** Reports. */
@NullMarked
package dev.issuetracker.application.report;

import org.jspecify.annotations.NullMarked;

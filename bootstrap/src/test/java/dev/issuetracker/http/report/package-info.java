/** Reports. */
@NullMarked
package dev.issuetracker.http.report;

import org.jspecify.annotations.NullMarked;

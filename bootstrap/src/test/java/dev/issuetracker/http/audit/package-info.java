/** The audit log. */
@NullMarked
package dev.issuetracker.http.audit;

import org.jspecify.annotations.NullMarked;

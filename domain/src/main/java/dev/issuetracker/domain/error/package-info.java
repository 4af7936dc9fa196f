/** Faults: every refusal of the tracker is one exception with a stable code. */
@NullMarked
package dev.issuetracker.domain.error;

import org.jspecify.annotations.NullMarked;

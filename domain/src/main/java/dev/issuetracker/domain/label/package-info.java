/** Labels and the port that stores them. */
@NullMarked
package dev.issuetracker.domain.label;

import org.jspecify.annotations.NullMarked;

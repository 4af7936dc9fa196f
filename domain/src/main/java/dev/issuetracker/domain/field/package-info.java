/** The fields that a team adds to its issues, what their values can be, and the port that stores their definitions. */
@NullMarked
package dev.issuetracker.domain.field;

import org.jspecify.annotations.NullMarked;

/** Whole trackers that move here, or away. */
@NullMarked
package dev.issuetracker.http.moving;

import org.jspecify.annotations.NullMarked;
